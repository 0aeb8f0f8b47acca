window.YTD.community_tweet.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2009882902438871058"
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
        "21"
      ],
      "favorite_count": "2",
      "id_str": "2009882902438871058",
      "truncated": false,
      "retweet_count": "0",
      "id": "2009882902438871058",
      "created_at": "Sat Jan 10 07:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Morning, reed friends",
      "lang": "en",
      "community_id": "1611684946967412736",
      "community_id_str": "1611684946967412736",
      "scopes": {
        "followers": false
      }
    }
  }
]