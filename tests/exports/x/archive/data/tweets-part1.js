window.YTD.tweets.part1 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1995402487309271056"
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
        "34"
      ],
      "favorite_count": "2",
      "id_str": "1995402487309271056",
      "truncated": false,
      "retweet_count": "0",
      "id": "1995402487309271056",
      "created_at": "Mon Dec 01 08:00:00 +0000 2025",
      "favorited": false,
      "full_text": "From the second part: selamat pagi",
      "lang": "in"
    }
  },
  {
    "tweet": {
      "id_str": "nonsense",
      "created_at": "yesterday",
      "full_text": "?"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1995403745600471057"
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
        "13"
      ],
      "favorite_count": "2",
      "id_str": "44",
      "truncated": false,
      "retweet_count": "0",
      "id": "44",
      "created_at": "not a time",
      "favorited": false,
      "full_text": "lost its time",
      "lang": "en"
    }
  }
]