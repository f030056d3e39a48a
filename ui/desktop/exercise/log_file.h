/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The log of an exercise as a table for other programs. */
#pragma once

#include "desktop/exercise/stage.h"

G_BEGIN_DECLS

/* Writes it as CSV into the folder of documents, as `tabard exercise --review log.csv` does, and
   says where it is, or why it cannot be written: what was there is then as it was. */
void tbr_stage_write_log (TbrDesktop *desktop);

G_END_DECLS
