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
            "2008887594099671049"
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
            "name": "Heron_Fictional",
            "screen_name": "heron_fictional",
            "indices": [
              "0",
              "16"
            ],
            "id_str": "998877",
            "id": "998877"
          }
        ],
        "urls": []
      },
      "display_text_range": [
        "0",
        "91"
      ],
      "favorite_count": "2",
      "id_str": "2008887594099671049",
      "truncated": false,
      "retweet_count": "0",
      "id": "2008887594099671049",
      "created_at": "Wed Jan 07 13:05:00 +0000 2026",
      "favorited": false,
      "full_text": "RT @heron_fictional: Reeds are the libraries of the marsh &amp; we are late with our books…",
      "lang": "en"
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
            "2009196127101911052"
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
        "24"
      ],
      "favorite_count": "2",
      "id_str": "2009196127101911052",
      "truncated": false,
      "retweet_count": "0",
      "id": "2009196127101911052",
      "created_at": "Thu Jan 08 09:31:00 +0000 2026",
      "favorited": false,
      "full_text": "And that is: wool socks.",
      "lang": "en",
      "in_reply_to_status_id_str": "2009195875443671051",
      "in_reply_to_user_id_str": "1700000000000000001",
      "in_reply_to_screen_name": "marsh_walker"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2009686609011671053"
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
            "url": "https://t.co/nnnnnnnnnn",
            "expanded_url": "https://twitter.com/i/web/status/x",
            "display_url": "x",
            "indices": [
              "0",
              "1"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "281"
      ],
      "favorite_count": "2",
      "id_str": "2009686609011671053",
      "truncated": false,
      "retweet_count": "0",
      "id": "2009686609011671053",
      "created_at": "Fri Jan 09 18:00:00 +0000 2026",
      "favorited": false,
      "full_text": "Field notes from the marsh, day one. The reeds were loud with birds, the boardwalk was wet, and somebody had left a thermos of soup on the bench with a card that said take some. So I took some, and then I sat down and listened to the warblers for an hour, … https://t.co/nnnnnnnnnn",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "-1744829349321768946"
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
        "36"
      ],
      "favorite_count": "2",
      "id_str": "594078808273846279",
      "truncated": false,
      "retweet_count": "0",
      "id": "594078808273846279",
      "created_at": "Fri Aug 29 06:14:00 +0000 1997",
      "favorited": false,
      "full_text": "A post from before there were posts.",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "-188678979673128959"
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
        "24"
      ],
      "favorite_count": "2",
      "id_str": "1988776655",
      "truncated": false,
      "retweet_count": "0",
      "id": "1988776655",
      "created_at": "Mon Jun 01 10:00:00 +0000 2009",
      "favorited": false,
      "full_text": "Old and small of number.",
      "lang": "und"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "2009701708506071055"
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
        "6"
      ],
      "favorite_count": "2",
      "id_str": "2009701708506071055",
      "truncated": false,
      "retweet_count": "0",
      "id": "2009701708506071055",
      "created_at": "Fri Jan 09 19:00:00 +0000 2026",
      "favorited": false,
      "full_text": "#reeds",
      "lang": "qht"
    }
  }
]