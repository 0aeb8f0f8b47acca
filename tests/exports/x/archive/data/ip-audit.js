window.YTD.ip_audit.part0 = [
  {
    "ipAudit": {
      "accountId": "1700000000000000001",
      "createdAt": "2026-01-01T00:00:00.000Z",
      "loginIp": "192.0.2.1"
    }
  }
]