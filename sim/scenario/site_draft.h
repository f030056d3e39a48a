/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sites that a scenario brings or changes, and places that are where a site is. */
#pragma once

#include "scenario/draft.h"

#include <tabard/site.h>

/* The attribute that puts a base, a hazard or a row of one where a site is. */
#define TBR_AT_SITE "at-site"

/* What a site says of a place. */
typedef enum
{
  TBR_SITE_GIFT_LON,
  TBR_SITE_GIFT_LAT,
  TBR_SITE_GIFT_NAME,
  TBR_SITE_GIFT_BEDS,
  TBR_SITE_GIFT_N
} TbrSiteGift;

/* ---- site_draft.c ---- */

/**
 * tbr_site_fill:
 *
 * Makes the map of the scenario when it has a <site>: the draft reads that one from here on. Then
 * settles what waits for a site. Faults go to the list.
 */
void tbr_site_fill (TbrDraft *draft, TbrScenario *scenario);

/* ---- site_reference.c ---- */

/* Whether something with these parameters is at a place. */
gboolean tbr_site_places (const TbrParam *params, guint n);
/* Whether a site can say it instead of the tag. */
gboolean tbr_site_gives (const TbrParam *param);
/* Keeps the attribute of a tag for later; FALSE when it is no reference to a site. */
gboolean tbr_site_take_reference (TbrDraft *draft, const TbrAtSite *at, const TbrTag *tag,
                                  const TbrAttribute *attribute);
/* Puts everything that waits where its site is. */
void tbr_site_settle (TbrDraft *draft);

/**
 * tbr_site_find:
 * @out_n: (out): how many are called so
 *
 * The site called so: id of a <site>, else what tbr_map_find_sites() knows.
 * Returns: FALSE when there is none, or more than one: tbr_site_refusal() says so
 */
gboolean tbr_site_find (const TbrDraft *draft, const char *text, TbrAnySite *out_site,
                        guint *out_n);
/* Why nothing or more than one is called so. (transfer full) */
char *tbr_site_refusal (const TbrDraft *draft, const char *text, guint n);
