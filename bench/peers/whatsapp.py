"""whatstk over a chat: counts what it reads and stores nothing."""

import sys

from whatstk import WhatsAppChat

print(len(WhatsAppChat.from_source(filepath=sys.argv[1]).df), 0)
