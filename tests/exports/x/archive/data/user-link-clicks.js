window.YTD.user_link_clicks.part0 = [
  {
    "userInteractionsData": {
      "linkClick": {
        "tweetId": "1740000000000000001",
        "finalUrl": "https://news.marsh.example/today",
        "timeStampOfInteraction": "2026-01-07T12:40:00.000Z"
      }
    }
  }
]