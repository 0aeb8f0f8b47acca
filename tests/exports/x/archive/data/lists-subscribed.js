window.YTD.lists_subscribed.part0 = [
  {
    "userListInfo": {
      "url": "https://twitter.com/heron_fictional/lists/marsh-news"
    }
  }
]