window.YTD.direct_messages.part0 = [
  {
    "dmConversation": {
      "conversationId": "221100-1700000000000000001",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "1700000000000000001",
            "reactions": [
              {
                "senderId": "1700000000000000001",
                "reactionKey": "like",
                "eventId": "1750000000000000011",
                "createdAt": "2026-01-12T10:01:00.000Z"
              }
            ],
            "urls": [
              {
                "url": "https://t.co/uuuuuuuuuu",
                "expanded": "https://soup.example",
                "display": "soup.example"
              }
            ],
            "text": "soup? https://t.co/uuuuuuuuuu",
            "mediaUrls": [],
            "senderId": "221100",
            "id": "1750000000000000010",
            "createdAt": "2026-01-12T10:00:05.123Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "221100",
            "reactions": [],
            "urls": [
              {
                "url": "https://t.co/vvvvvvvvvv",
                "expanded": "https://marsh.example",
                "display": "marsh.example"
              }
            ],
            "text": "hungry &amp; cold https://t.co/vvvvvvvvvv",
            "mediaUrls": [],
            "senderId": "1700000000000000001",
            "id": "1750000000000000009",
            "createdAt": "2026-01-12T10:00:00.000Z",
            "editHistory": []
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "1700000000000000001-333222111",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "1700000000000000001",
            "reactions": [],
            "urls": [],
            "text": "a stranger says hello",
            "mediaUrls": [],
            "senderId": "333222111",
            "id": "1750000000000000020",
            "createdAt": "2026-01-13T10:00:00.000Z",
            "editHistory": []
          }
        }
      ]
    }
  }
]