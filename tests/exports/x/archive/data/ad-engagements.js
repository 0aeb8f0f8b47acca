window.YTD.ad_engagements.part0 = [
  {
    "ad": {
      "adsUserData": {
        "adEngagements": {
          "engagements": [
            {
              "impressionAttributes": {
                "deviceInfo": {
                  "osType": "Android"
                },
                "displayLocation": "TimelineHome",
                "promotedTweetInfo": {
                  "tweetId": "1740000000000000000",
                  "tweetText": "Boots &amp; more",
                  "urls": [],
                  "mediaUrls": []
                },
                "advertiserInfo": {
                  "advertiserName": "Fictional Boots",
                  "screenName": "@fictionalboots"
                },
                "matchedTargetingCriteria": [
                  {
                    "targetingType": "Age",
                    "targetingValue": "13 and up"
                  }
                ],
                "impressionTime": "2026-01-07 12:31:00"
              },
              "engagementAttributes": [
                {
                  "engagementTime": "2026-01-07 12:31:04",
                  "engagementType": "Detail"
                }
              ]
            }
          ]
        }
      }
    }
  }
]