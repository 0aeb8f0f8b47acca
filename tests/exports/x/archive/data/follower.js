window.YTD.follower.part0 = [
  {
    "follower": {
      "accountId": "221100",
      "userLink": "https://twitter.com/intent/user?user_id=221100"
    }
  }
]