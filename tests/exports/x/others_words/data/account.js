window.YTD.account.part0 = [
  {
    "account": {
      "email": "walker@marsh.example",
      "createdVia": "web",
      "username": "marsh_walker",
      "accountId": "1700000000000000001",
      "createdAt": "2023-06-01T10:00:00.000Z",
      "accountDisplayName": "Marsh Walker"
    }
  }
]