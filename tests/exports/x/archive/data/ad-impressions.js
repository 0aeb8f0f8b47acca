window.YTD.ad_impressions.part0 = [
  {
    "ad": {
      "adsUserData": {
        "adImpressions": {
          "impressions": [
            {
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
            {
              "displayLocation": "Trends",
              "promotedTrendInfo": {
                "trendId": "1",
                "name": "#BootSeason",
                "description": ""
              },
              "advertiserInfo": {
                "advertiserName": "Fictional Boots"
              },
              "impressionTime": "2026-01-07 12:32:00"
            },
            {
              "impressionTime": "soon"
            }
          ]
        }
      }
    }
  }
]