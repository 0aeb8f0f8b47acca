"""Addresses of the pages over the personal wing."""

from __future__ import annotations

from django.urls import path

from hearten.web.views.bring import bring
from hearten.web.views.calendar_show import calendar_show
from hearten.web.views.check_in import check_in
from hearten.web.views.check_in_app import check_in_manifest, check_in_worker
from hearten.web.views.check_in_delete import check_in_delete
from hearten.web.views.check_in_history import check_in_history
from hearten.web.views.check_in_offline import check_in_offline
from hearten.web.views.check_in_sync import check_in_sync
from hearten.web.views.choice_change import choice_change
from hearten.web.views.choice_file import choice_file
from hearten.web.views.choice_list import choice_list
from hearten.web.views.choice_make import choice_make
from hearten.web.views.choice_show import choice_show
from hearten.web.views.demo_enter import bring_mine, demo_enter
from hearten.web.views.experiment_calendar import experiment_calendar
from hearten.web.views.experiment_change import experiment_change
from hearten.web.views.experiment_list import experiment_list
from hearten.web.views.experiment_new import experiment_new
from hearten.web.views.experiment_show import experiment_show
from hearten.web.views.export_take import export_take
from hearten.web.views.feed_add import feed_add
from hearten.web.views.feed_change import feed_drop, feed_fetch, feed_list, feed_order
from hearten.web.views.feed_show import feed_show
from hearten.web.views.forget import forget
from hearten.web.views.forget_confirm import forget_confirm
from hearten.web.views.help_now import help_now
from hearten.web.views.home import home
from hearten.web.views.import_again import import_again
from hearten.web.views.import_shape import import_shape
from hearten.web.views.import_show import import_show
from hearten.web.views.import_stop import import_stop
from hearten.web.views.kept_list import kept_list
from hearten.web.views.language_choose import language_choose
from hearten.web.views.letters import letters
from hearten.web.views.map_all import map_all
from hearten.web.views.map_show import map_show
from hearten.web.views.minute_step import minute_step
from hearten.web.views.moment_list import moment_list
from hearten.web.views.moment_say import moment_say
from hearten.web.views.moment_show import moment_show
from hearten.web.views.more import more
from hearten.web.views.note_agreement import note_agreement
from hearten.web.views.note_drop import note_drop
from hearten.web.views.note_lesson import note_lesson
from hearten.web.views.note_list import note_list
from hearten.web.views.note_wrong import note_wrong
from hearten.web.views.parcel_begin import parcel_begin
from hearten.web.views.parcel_drop import parcel_drop
from hearten.web.views.parcel_read import parcel_read
from hearten.web.views.parcel_slice import parcel_slice
from hearten.web.views.passphrase_change import passphrase_change
from hearten.web.views.picture_svg import picture_svg
from hearten.web.views.place_list import place_list
from hearten.web.views.place_say import place_say
from hearten.web.views.place_show import place_show
from hearten.web.views.plan_edit import plan_edit
from hearten.web.views.plan_keep import plan_keep
from hearten.web.views.plan_show import plan_show
from hearten.web.views.plan_take_along import plan_take_along
from hearten.web.views.plan_take_out import plan_take_out
from hearten.web.views.quiet_edit import quiet_edit
from hearten.web.views.sandbox_mine import sandbox_mine
from hearten.web.views.settings_about_me import settings_about_me
from hearten.web.views.settings_lock import settings_lock
from hearten.web.views.settings_show import settings_show
from hearten.web.views.settings_words import settings_words
from hearten.web.views.vault_lock import vault_lock
from hearten.web.views.vault_make import vault_make
from hearten.web.views.vault_unlock import vault_unlock
from hearten.web.views.vega import vega

urlpatterns = [
    path("", home, name="home"),
    path("start", vault_make, name="vault_make"),
    path("unlock", vault_unlock, name="vault_unlock"),
    path("bring", bring, name="bring"),
    path("bring/parcels", parcel_begin, name="parcel_begin"),
    path("bring/parcels/<str:name>", parcel_slice, name="parcel_slice"),
    path("bring/parcels/<str:name>/read", parcel_read, name="parcel_read"),
    path("bring/parcels/<str:name>/drop", parcel_drop, name="parcel_drop"),
    path("bring/<str:name>", import_show, name="import_show"),
    path("bring/<str:name>/stop", import_stop, name="import_stop"),
    path("bring/<str:name>/again", import_again, name="import_again"),
    path("bring/<str:name>/shape.txt", import_shape, name="import_shape"),
    path("all/<str:what>", place_list, name="place_list"),
    path("pictures/<str:name>.svg", picture_svg, name="picture_svg"),
    path("forget", forget, name="forget"),
    path("forget/confirm", forget_confirm, name="forget_confirm"),
    path("demo", demo_enter, name="demo_enter"),
    path("mine", bring_mine, name="bring_mine"),
    path("feed", feed_show, name="feed_show"),
    path("feed/add", feed_add, name="feed_add"),
    path("feed/fetch", feed_fetch, name="feed_fetch"),
    path("feed/order", feed_order, name="feed_order"),
    path("feed/list.opml", feed_list, name="feed_list"),
    path("feed/<str:name>/drop", feed_drop, name="feed_drop"),
    path("more", more, name="more"),
    path("moments", moment_list, name="moment_list"),
    path("moments/<str:key>", moment_show, name="moment_show"),
    path("moments/<str:key>/say", moment_say, name="moment_say"),
    path("check-in", check_in, name="check_in"),
    path("check-in/history", check_in_history, name="check_in_history"),
    path("check-in/delete", check_in_delete, name="check_in_delete"),
    path("check-in/sync", check_in_sync, name="check_in_sync"),
    path("check-in/offline", check_in_offline, name="check_in_offline"),
    path("check-in.webmanifest", check_in_manifest, name="check_in_manifest"),
    path("check-in-worker.js", check_in_worker, name="check_in_worker"),
    path("experiments", experiment_list, name="experiment_list"),
    path("experiments/new", experiment_new, name="experiment_new"),
    path("experiments/<str:name>", experiment_show, name="experiment_show"),
    path("experiments/<str:name>/days.ics", experiment_calendar, name="experiment_calendar"),
    path("experiments/<str:name>/<str:deed>", experiment_change, name="experiment_change"),
    path("map", map_show, name="map_show"),
    path("map/all", map_all, name="map_all"),
    path("place/<str:name>", place_show, name="place_show"),
    path("place/<str:name>/say", place_say, name="place_say"),
    path("choices", choice_list, name="choice_list"),
    path("choices/quiet", quiet_edit, name="quiet_edit"),
    path("choices/new/<str:name>", choice_make, name="choice_make"),
    path("choices/files/<str:name>", choice_file, name="choice_file"),
    path("choices/<str:name>", choice_show, name="choice_show"),
    path("choices/<str:name>/<str:deed>", choice_change, name="choice_change"),
    path("notes", note_list, name="note_list"),
    path("notes/wrong", note_wrong, name="note_wrong"),
    path("notes/agreement", note_agreement, name="note_agreement"),
    path("notes/lesson/<slug:slug>", note_lesson, name="note_lesson"),
    path("notes/<str:name>/drop", note_drop, name="note_drop"),
    path("orders", sandbox_mine, name="sandbox_mine"),
    path("care/", help_now, name="help_now"),
    path("care/minute", minute_step, name="minute_step"),
    path("care/devanagari.ttf", letters, name="letters"),
    path("care/language", language_choose, name="language_choose"),
    path("plan/", plan_show, name="plan_show"),
    path("plan/edit", plan_edit, name="plan_edit"),
    path("plan/keep", plan_keep, name="plan_keep"),
    path("plan/take-out", plan_take_out, name="plan_take_out"),
    path("plan/my-page.<str:form>", plan_take_along, name="plan_take_along"),
    path("calendar", calendar_show, name="calendar_show"),
    path("settings", settings_show, name="settings_show"),
    path("settings/about-me", settings_about_me, name="settings_about_me"),
    path("settings/lock", settings_lock, name="settings_lock"),
    path("settings/passphrase", passphrase_change, name="passphrase_change"),
    path("settings/words", settings_words, name="settings_words"),
    path("settings/export", export_take, name="export_take"),
    path("lock", vault_lock, name="vault_lock"),
    path("kept", kept_list, name="kept_list"),
    path("static-made/vega-<str:version>.js", vega, name="vega"),
]
