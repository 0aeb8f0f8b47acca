window.YTD.bookmark.part0 = [
  {
    "bookmark": {
      "tweetId": "1627038980352147470",
      "fullText": "Read later"
    }
  }
]