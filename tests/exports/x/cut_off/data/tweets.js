window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2008878962222039047"
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
        "urls": [
          {
            "url": "https://t.co/aaaaaaaaaa",
            "expanded_url": "https://marsh.example/maps?a=1&b=2",
            "display_url": "marsh.example/maps",
            "indices": [
              "27",
              "50"
            ]
          }
        ],
        "media": [
          {
            "expanded_url": "https://twitter.com/heron_fictional/status/1/photo/1",
            "url": "https://t.co/pppppppppp",
            "media_url_https": "https://pbs.twimg.example/a.jpg",
            "type": "photo"
          }
        ]
      },
      "display_text_range": [
        "0",
        "76"
      ],
      "favorite_count": "2",
      "id_str": "2008878962222039047",
      "truncated": false,
      "retweet_count": "0",
      "id": "2008878962222039047",
      "created_at": "Wed Jan 07 12:30:42 +0000 2026",
      "favorited": false,
      "full_text": "Marsh &amp; meadow &lt;3 see https://t.co/aaaaaaaaaa https://t.co/pppppppppp",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2008886335808471048"
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
        "user_mentions": [
          {
            "name": "Otter_Example",
            "screen_name": "otter_example",
            "indices": [
              "0",
              "14"
            ],
            "id_str": "221100",
            "id": "221100"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "33"
      ],
      "favorite_count": "2",
      "id_str": "2008886335808471048",
      "truncated": false,
      "retweet_count": "0",
      "id": "2008886335808471048",
      "created_at": "Wed Jan 07 13:00:00 +0000 2026",
      "favorited": false,
      "full_text": "@otter_example lovely, thank you!",
      "lang": "en",
      "in_reply_to_status_id_str": "2008883817477046279",
      "in_reply_to_user_id_str": "221100",
      "in_reply_to_user_id": "221100",
      "in_reply_to_screen_name": "otter_example"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2009195875443671051"
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
        "33"
      ],
      "favorite_count": "2",
      "id_str": "2009195875443671051",
      "truncated": false,
      "retweet_count": "0",
      "id": "2009195875443671051",
      "created_at": "Thu Jan 08 09:30:00 +0000 2026",
      "favorited": false,
      "full_text": "One more thing about marsh boots.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
   