window.YTD.grok_chat_item.part0 = [
  {
    "grokChatItem": {
      "grokMode": {
        "value": "1",
        "name": "Normal"
      },
      "accountId": "1700000000000000001",
      "chatId": "1981347871267098791",
      "createdAt": "2026-01-08T20:00:00.692Z",
      "sender": {
        "value": "1",
        "name": "User",
        "originalName": "USER",
        "annotations": {}
      },
      "message": "Which bird booms in the reeds?"
    }
  },
  {
    "grokChatItem": {
      "accountId": "1700000000000000001",
      "chatId": "1981347871267098791",
      "createdAt": "2026-01-08T20:00:03.100Z",
      "sender": {
        "value": "2",
        "name": "Agent",
        "originalName": "AGENT",
        "annotations": {}
      },
      "message": "The bittern."
    }
  }
]