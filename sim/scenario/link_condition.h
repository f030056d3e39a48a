/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Roads and ferries that are not open at the start. */
#pragma once

#include "scenario/draft.h"

/* Finds the links that each <link> means. Returns TbrLinkStart; the caller frees it. */
GArray *tbr_link_condition_find (TbrDraft *draft);
