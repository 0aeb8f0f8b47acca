window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "1700000000000000001",
    "userName": "marsh_walker",
    "displayName": "Marsh Walker"
  },
  "archiveInfo": {
    "sizeBytes": "1",
    "generationDate": "2026-02-02T00:00:00.000Z",
    "isPartialArchive": false,
    "maxPartSizeBytes": "53687091200"
  },
  "dataTypes": {}
}