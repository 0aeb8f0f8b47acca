window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2009884160730071059"
          ],
          "editableUntil": "2026-01-07T13:00:42.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "10"
      ],
      "favorite_count": "2",
      "id_str": "2009884160730071059",
      "truncated": false,
      "retweet_count": "0",
      "id": "2009884160730071059",
      "created_at": "Sat Jan 10 07:05:00 +0000 2026",
      "favorited": false,
      "full_text": "Never mind",
      "lang": "en",
      "deleted_at": "2026-01-11T00:00:00.000Z"
    }
  }
]