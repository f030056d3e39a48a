/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The report of the branch that is shown, written beside the window. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

typedef struct _TbrReporting TbrReporting;

/* Begins to write the report as PDF and as HTML into the folder of documents; one at a time. */
void tbr_reporting_begin (TbrDesktop *desktop);
/* Asks where to and as what: PDF, HTML, SVG, PNG, or all of them. */
void tbr_reporting_open (TbrDesktop *desktop);
/* Begins with what the form says. */
void tbr_reporting_use (TbrDesktop *desktop);
/* Says where it is, once it is written. */
void tbr_reporting_tick (TbrDesktop *desktop);
gboolean tbr_reporting_is_done (const TbrDesktop *desktop);
/* Where a report goes, without its ending: in the folder of documents. @format: of its name, as of
   g_date_time_format(). (transfer full) */
char *tbr_reporting_stem (const char *format);
/* Waits for what is being written: it was asked for. */
void tbr_reporting_end (TbrDesktop *desktop);

G_END_DECLS
