window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "1627038980352147458",
      "fullText": "So flat &amp; clear https://t.co/BhSaaaaaaa",
      "expandedUrl": "https://twitter.com/i/web/status/1627038980352147458"
    }
  },
  {
    "like": {
      "tweetId": "1627038980352147459",
      "expandedUrl": "https://x.com/heron_fictional/status/1627038980352147459"
    }
  },
  {
    "like": {
      "tweetId": "1627038980352147460"
    }
  },
  {
    "like": {
      "fullText": "no number"
    }
  }
]