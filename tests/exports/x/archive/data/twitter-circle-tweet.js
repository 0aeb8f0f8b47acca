window.YTD.twitter_circle_tweet.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1630826453312471060"
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
        "16"
      ],
      "favorite_count": "2",
      "id_str": "1630826453312471060",
      "truncated": false,
      "retweet_count": "0",
      "id": "1630826453312471060",
      "created_at": "Wed Mar 01 07:05:00 +0000 2023",
      "favorited": false,
      "full_text": "Only for you few",
      "lang": "en"
    }
  }
]