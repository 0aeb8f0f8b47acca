window.YTD.following.part0 = [
  {
    "following": {
      "accountId": "221100",
      "userLink": "https://twitter.com/intent/user?user_id=221100"
    }
  },
  {
    "following": {
      "accountId": "824308056",
      "userLink": "https://twitter.com/intent/user?user_id=824308056"
    }
  }
]