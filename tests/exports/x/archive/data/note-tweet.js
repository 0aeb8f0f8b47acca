window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "2009686603068342279",
      "updatedAt": "2026-01-09T18:00:00.000Z",
      "lifecycle": {
        "value": "1",
        "name": "Active",
        "originalName": "Active",
        "annotations": {}
      },
      "createdAt": "2026-01-09T18:00:00.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "Field notes from the marsh, day one. The reeds were loud with birds, the boardwalk was wet, and somebody had left a thermos of soup on the bench with a card that said take some. So I took some, and then I sat down and listened to the warblers for an hour, and when I stood up again my feet were cold and I did not mind at all. Thank you, soup person. You made my week.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "2017870533227446279",
      "createdAt": "2026-02-01T08:00:00.000Z",
      "core": {
        "urls": [
          {
            "expandedUrl": "https://soup.example/recipe",
            "toIndex": "40",
            "shortUrl": "https://t.co/ssssssssss",
            "displayUrl": "soup.example/recipe",
            "fromIndex": "17"
          }
        ],
        "text": "The soup recipe: https://t.co/ssssssssss",
        "mentions": [],
        "hashtags": []
      }
    }
  }
]