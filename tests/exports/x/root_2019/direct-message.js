window.YTD.direct_message.part0 = [
  {
    "dmConversation": {
      "conversationId": "221100-1700000000000000001",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "221100",
            "reactions": [],
            "urls": [],
            "text": "hello otter",
            "mediaUrls": [],
            "senderId": "1700000000000000001",
            "id": "10",
            "createdAt": "2019-01-12T10:00:00.000Z",
            "editHistory": []
          }
        },
        {
          "messageCreate": {
            "recipientId": "1700000000000000001",
            "reactions": [],
            "urls": [],
            "text": "hello you",
            "mediaUrls": [],
            "senderId": "221100",
            "id": "11",
            "createdAt": "2019-01-12T10:00:05.000Z",
            "editHistory": []
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "998877-1700000000000000001",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "1700000000000000001",
            "reactions": [],
            "urls": [],
            "text": "psst",
            "mediaUrls": [],
            "senderId": "998877",
            "id": "12",
            "createdAt": "2019-01-13T10:00:05.000Z",
            "editHistory": []
          }
        }
      ]
    }
  }
]