/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The rows of each table, from the moment, the scenario, the map, the results. */
#pragma once

#include "desktop/desktop.h"
#include "desktop/listing.h"

G_BEGIN_DECLS

typedef enum
{
  TBR_LIST_UNITS,
  TBR_LIST_NEEDS,
  TBR_LIST_STOCKS,   /* where units come from */
  TBR_LIST_SITES,    /* infrastructure, hospitals */
  TBR_LIST_MEASURES, /* of the run and of its futures */
  TBR_LIST_N
} TbrListId;

/* "Units". Static. */
const char *tbr_listing_title (TbrListId id);
/* (transfer full); empty where nothing is open */
TbrListing *tbr_listing_of (const TbrDesktop *desktop, TbrListId id);

G_END_DECLS
