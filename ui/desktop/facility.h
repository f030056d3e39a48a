/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A chosen site: hospital, airport, port, base, plant; how it fares and why, its values, its edits.
   TBR_THING_SITE is a TbrSiteId of the scenario's own map. */
#pragma once

#include "desktop/desktop.h"

#include <tabard/condition.h>

G_BEGIN_DECLS

/* The map with the sites of the scenario that is shown. */
const TbrMap *tbr_facility_map (const TbrDesktop *desktop);
/* FALSE when it is there no more. */
gboolean tbr_facility_find (const TbrDesktop *desktop, guint32 site, TbrAnySite *out_site);
/* Whether the map has it without the scenario. */
gboolean tbr_facility_is_on_map (const TbrDesktop *desktop, guint32 site);
/* "hospital": a kind of site, for people. */
const char *tbr_facility_kind (TbrSiteCategory category);
/* "cargo, oil in bulk": what it is more exactly, words parted by ";", for people: site_words.c.
   (transfer full) */
char *tbr_facility_what (const char *subtype);
/* "2 reactors; shut 2021": what the map notes of it, for people: site_words.c. (transfer full) */
char *tbr_facility_note (const TbrMap *map, const char *note);

/* ---- edits ---- */

/* The edit that puts a site elsewhere, of the map or not. (transfer full) */
char *tbr_facility_move_line (const TbrScenario *scenario, guint32 site, double lon, double lat);
/* The edit that takes a site of the scenario out, or what it changes about one of the map; NULL for
   one that it does not touch. (transfer full) (nullable) */
char *tbr_facility_remove_line (const TbrScenario *scenario, guint32 site);
/* Opens or closes the chosen site. */
void tbr_facility_use (TbrDesktop *desktop, gboolean is_open);
/* The form of one value of the chosen site; its edit. */
void tbr_facility_open (TbrDesktop *desktop, guint param);
char *tbr_facility_line (TbrDesktop *desktop);
/* A value of sites, NULL when there is none such. */
const TbrParam *tbr_facility_param (guint param);
/* Whether a value of sites of a kind is shown and can be changed. */
gboolean tbr_facility_has (TbrSiteCategory category, const char *param);

/* ---- in the details ---- */

void tbr_facility_add (const TbrDesktop *desktop, TbrColumn *column, guint32 site);
/* How it fares, since when and why: facility_why.c. */
void tbr_facility_add_condition (const TbrDesktop *desktop, TbrColumn *column, guint32 site);

/* ---- the form of a new one: form_site.c ---- */

void tbr_form_site_open (TbrDesktop *desktop);
void tbr_form_site_follow (TbrDesktop *desktop);
char *tbr_form_site_line (TbrDesktop *desktop);

G_END_DECLS
