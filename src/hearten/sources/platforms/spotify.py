"""Spotify: what was played and for how long, searched, saved, followed.

Two downloads tell the same plays, in two generations:

    Streaming_History_Audio_*.json, endsong_N.json (the extended history, since the account began)
        [{"ts": END, "ms_played", "master_metadata_track_name", "master_metadata_album_artist_name",
          "spotify_track_uri", "episode_name", "episode_show_name", "audiobook_title", "incognito_mode", ...}]
    StreamingHistory_music_N.json, StreamingHistory_podcast_N.json, StreamingHistoryN.json (the last year)
        [{"endTime": END, "artistName" | "podcastName", "trackName" | "episodeName", "msPlayed"}]

Both times are the end of the play, in UTC, the second generation's to the minute:
https://support.spotify.com/article/understanding-my-data/. They stay as the export tells them, with that basis.
Library, playlists, searches (`2025-09-15T19:56:58.327Z[UTC]`) and follows as in the published type declarations of
https://github.com/Wallerand/spotify-unwrapped and of other readers of the account download.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hearten.ground.ids import MINUTE, normal_text, trace_key
from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, first_keys, measured, read_records, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Precision, Trace, Unread

_new = tuple.__new__

_MUSIC: tuple[Flag, ...] = ("music",)
_PRIVATE: tuple[Flag, ...] = ("private",)
_PLAIN: tuple[Flag, ...] = ()

_LIBRARY: dict[str, tuple[Act, str, str | None]] = {
    "tracks": ("saved", "artist", "track"),
    "albums": ("saved", "artist", "album"),
    "episodes": ("saved", "show", "name"),
    "shows": ("followed", "name", None),
    "artists": ("followed", "name", None),
}
"""Part of the library -> what was done, and the fields that hold the voice and the title."""

_UNNEEDED = (
    frozenset(("tasteMaker",)), frozenset(("inferences",)), frozenset(("payment_method",)),
    frozenset(("identifierType", "identifierValue")), frozenset(("facebookUid", "createdFromFacebook")),
    frozenset(("artistName", "segment")), frozenset(("yearlyMetrics",)), frozenset(("ratedShows",)),
)  # fmt: skip
"""Keys by which the files are known that hold nothing one did: identity, payments, guesses for advertisers, Wrapped."""


# -- plays -------------------------------------------------------------------------------------------------------------


def _is_plays(sample: Sample) -> float:
    keys = first_keys(sample)
    if {"ts", "ms_played"} <= keys or {"endTime", "msPlayed"} <= keys:
        return CERTAIN
    empty = sample.is_json and not sample.json_items
    return POSSIBLE if empty and ("streaming" in sample.file_name or "endsong" in sample.file_name) else NO


def _plays(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    now = settings.now
    return read_records(member, lambda _, value: _play(value, now))


def _play(record: Json, now: int) -> Trace | Unread:
    if type(record) is not dict:
        return Unread("not_understood")
    get = record.get
    ended = get("ts") or get("endTime")
    when = _time(ended)
    if when is None or not times.plausible(when[0], now):
        return Unread("bad_time" if ended else "not_understood", "ts or endTime")
    voice, title, uri, music = _what(get)
    played = get("ms_played", get("msPlayed"))
    seconds = measured(played, 0.001)
    flags = _MUSIC if music else _PLAIN
    if get("incognito_mode") is True:
        flags = (*flags, "private")
    key = trace_key(
        "spotify", "listened", f"{voice}\0{title}\0{played if seconds is not None else ''}", when[0], MINUTE
    )
    fields = (
        key, when[0], when[1], "end_of_play", "spotify", "listened", None, voice, True,
        seconds, None if seconds is None else "measured", _address(uri), title, flags, None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _what(get: Callable[[str], object]) -> tuple[str | None, str | None, object, bool]:
    """Who and what was played, its address, and whether it was music."""
    title = get("master_metadata_track_name") or get("trackName")
    if title:
        voice = get("master_metadata_album_artist_name") or get("artistName")
        return words(voice), words(title), get("spotify_track_uri"), True
    title = get("episode_name") or get("episodeName")
    if title:
        voice = get("episode_show_name") or get("podcastName")
        return words(voice), words(title), get("spotify_episode_uri"), False
    chapter = get("audiobook_chapter_title") or get("chapterName")
    uri = get("audiobook_uri") or get("spotify_track_uri") or get("spotify_episode_uri")
    return words(get("audiobook_title") or get("audiobookName")), words(chapter), uri, False


def _time(value: object) -> tuple[int, Precision] | None:
    if type(value) is not str:
        return None
    text = value.removesuffix("[UTC]")
    return times.iso(text) or times.plain(text)


def _address(uri: object) -> str | None:
    """`spotify:track:ID` as the address of its page."""
    if type(uri) is not str or not uri.startswith("spotify:"):
        return None
    kind, _, name = uri[8:].partition(":")
    return f"https://open.spotify.com/{kind}/{name}" if name else None


# -- searches ----------------------------------------------------------------------------------------------------------


def _is_searches(sample: Sample) -> float:
    if {"searchTime", "searchQuery"} <= first_keys(sample):
        return CERTAIN
    return POSSIBLE if sample.is_json and not sample.json_items and "searchqueries" in sample.file_name else NO


def _searches(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return read_records(member, lambda _, value: _search(value, settings.now))


def _search(record: Json, now: int) -> Trace | Unread | None:
    if type(record) is not dict:
        return Unread("not_understood")
    asked = words(record.get("searchQuery"))
    when = _time(record.get("searchTime"))
    if when is None or not times.plausible(when[0], now):
        return Unread("bad_time", "searchTime")
    if asked is None:
        return None
    key = trace_key("spotify", "searched", normal_text(asked), when[0])
    return Trace(key, when[0], when[1], "event", "spotify", "searched", title=asked)


# -- library, playlists, follows ---------------------------------------------------------------------------------------


def _is_library(sample: Sample) -> float:
    for path, value in sample.json_items:
        if len(path) == 1 and path[0] in _LIBRARY and isinstance(value, dict):
            return CERTAIN if str(value.get("uri", "")).startswith("spotify:") else NO
    return LIKELY if "bannedTracks" in sample.text[:1000] and sample.is_json else NO


def _library(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return read_records(member, _kept)


def _kept(path: Path, record: Json) -> Trace | Unread | None:
    part = _LIBRARY.get(str(path[0])) if path else None
    if part is None:
        return Unread("not_needed", "something banned or of another kind")
    if type(record) is not dict:
        return Unread("not_understood")
    act, whose, what = part
    voice, title = words(record.get(whose)), words(record.get(what)) if what else None
    if not (voice or title):
        return Unread("bad_value", whose)
    uri = words(record.get("uri"))
    key = trace_key("spotify", act, uri or f"{voice}\0{title}", None)
    return Trace(key, None, "none", "none", "spotify", act, voice=voice, url=_address(uri), title=title)


def _is_playlists(sample: Sample) -> float:
    records = [value for path, value in sample.json_items if path[:1] == ("playlists",) and isinstance(value, dict)]
    if any("lastModifiedDate" in record and "items" in record for record in records):
        return CERTAIN
    # a playlist that is longer than the head of the file has no complete record in it
    return LIKELY if b'"playlists"' in sample.head[:200] and b'"lastModifiedDate"' in sample.head else NO


def _playlists(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    names: dict[str | int, str | None] = {}

    def convert(path: Path, value: Json) -> Trace | Unread | None:
        if len(path) == 3 and path[2] == "name":
            names[path[1]] = words(value)
        if len(path) == 3 and path[2] == "items":
            return _listed(value, names.get(path[1]), settings.now)
        return None

    return read_records(member, convert, descend=frozenset(("playlists",)))


def _listed(record: Json, playlist: str | None, now: int) -> Trace | Unread:
    """One entry of a playlist."""
    if type(record) is not dict:
        return Unread("not_understood")
    track, episode = record.get("track"), record.get("episode")
    if type(track) is dict:
        voice, title, uri = words(track.get("artistName")), words(track.get("trackName")), words(track.get("trackUri"))
    elif type(episode) is dict:
        voice, title = words(episode.get("showName")), words(episode.get("episodeName"))
        uri = words(episode.get("episodeUri"))
    else:
        return Unread("not_needed", "a file of the person's own or a book")
    when = _time(record.get("addedDate"))
    if when is not None and not times.plausible(when[0], now):
        return Unread("bad_time", "addedDate")
    key = trace_key("spotify", "saved", f"{playlist}\0{uri or title}", None)
    if when is None:
        return Trace(key, None, "none", "none", "spotify", "saved", playlist, voice, url=_address(uri), title=title)
    return Trace(key, *when, "event", "spotify", "saved", playlist, voice, url=_address(uri), title=title)


def _is_follows(sample: Sample) -> float:
    return CERTAIN if {"userIsFollowing", "userIsFollowedBy"} & first_keys(sample) else NO


def _follows(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return read_records(member, _followed)


def _followed(path: Path, value: Json) -> Trace | Unread:
    name = words(value)
    if path != ("userIsFollowing",):
        return Unread("not_needed", "a follower, a block or a count")
    if name is None:
        return Unread("bad_value", "userIsFollowing")
    return Trace(trace_key("spotify", "followed", name, None), None, "none", "none", "spotify", "followed", voice=name)


def _is_unneeded(sample: Sample) -> float:
    keys = first_keys(sample)
    return CERTAIN if any(known <= keys for known in _UNNEEDED) else NO


PLATFORM = Platform(
    name="spotify",
    title="Spotify",
    acts=("listened", "searched", "saved", "followed"),
    fills=("space", "voice", "seconds", "url", "title"),
    readers=(
        Reader("Streaming_History_Audio_*.json", _is_plays, _plays),
        Reader("SearchQueries.json", _is_searches, _searches),
        Reader("YourLibrary.json", _is_library, _library),
        Reader("Playlist1.json", _is_playlists, _playlists),
        Reader("Follow.json", _is_follows, _follows),
        Reader(
            "Userdata.json", _is_unneeded, None,
            "Your account details, or what Spotify worked out about you. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
