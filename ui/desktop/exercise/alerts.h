/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the alerts hold that whoever looks has got, as a layer of the map. */
#pragma once

#include "desktop/state.h"

G_BEGIN_DECLS

/* Shows those of the newest scene, when others hold than before. */
void tbr_alerts_follow (TbrDesktop *desktop);
/* Takes them off the map. */
void tbr_alerts_clear (TbrDesktop *desktop);

G_END_DECLS
