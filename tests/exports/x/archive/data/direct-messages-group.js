window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation": {
      "conversationId": "1760000000000000000",
      "messages": [
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "see you at the hide",
            "mediaUrls": [],
            "senderId": "221100",
            "id": "1760000000000000004",
            "createdAt": "2026-01-14T10:03:00.000Z",
            "editHistory": []
          }
        },
        {
          "conversationNameUpdate": {
            "initiatingUserId": "221100",
            "name": "Reed Watch",
            "createdAt": "2026-01-14T10:02:00.000Z"
          }
        },
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "who brings tea?",
            "mediaUrls": [],
            "senderId": "1700000000000000001",
            "id": "1760000000000000002",
            "createdAt": "2026-01-14T10:01:00.000Z",
            "editHistory": []
          }
        },
        {
          "joinConversation": {
            "initiatingUserId": "221100",
            "participantsSnapshot": [
              "221100",
              "1700000000000000001",
              "998877"
            ],
            "createdAt": "2026-01-14T10:00:00.000Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation": {
      "conversationId": "1760000000000000100",
      "messages": [
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "a group without a name",
            "mediaUrls": [],
            "senderId": "998877",
            "id": "1760000000000000101",
            "createdAt": "2026-01-15T10:03:00.000Z",
            "editHistory": []
          }
        }
      ]
    }
  }
]