window.YTD.saved_search.part0 = [
  {
    "savedSearch": {
      "savedSearchId": "99",
      "query": "warbler near me"
    }
  }
]