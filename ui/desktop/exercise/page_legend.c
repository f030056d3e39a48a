/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The legend of what is on the map, in an exercise as in planning. */
#include "desktop/exercise/stage.h"

#include <glib/gi18n.h>

extern const TbrPage tbr_page_legend;

const TbrPage tbr_page_legend
    = { NC_ ("tab", "Legend"), TBR_PAGE_BOTH, tbr_legend_page_build, tbr_legend_page_paint, NULL };
