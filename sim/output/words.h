/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The words for codes whose own names lie in rooms that outputs do not see. */
#pragma once

#include <tabard/journal.h>

/* NULL-ended. The tests hold each against the enum of its room. */
extern const char *const tbr_word_rests[];
extern const char *const tbr_word_releases[];
extern const char *const tbr_word_order_faults[];
extern const char *const tbr_word_hindrances[];
extern const char *const tbr_word_suppliers[];
extern const char *const tbr_word_fuels[];
/* Whether a code means this word of a list. */
gboolean tbr_word_is (const char *const *words, guint code, const char *word);
/* The word of a code; "unknown" for one outside the list, as a broken recording may hold. */
const char *tbr_word_of (const char *const *words, guint code);
extern const char *const tbr_word_request_ends[];
extern const char *const tbr_word_declines[];
extern const char *const tbr_word_refusals[];
extern const char *const tbr_word_consents[];
extern const char *const tbr_word_lifts[];
extern const char *const tbr_word_links[];
extern const char *const tbr_word_sites[];
extern const char *const tbr_word_services[];
extern const char *const tbr_word_agency_steps[];
extern const char *const tbr_word_solidarity_steps[];
extern const char *const tbr_word_ipcr_steps[];
extern const char *const tbr_word_map_steps[];
extern const char *const tbr_word_atlas_steps[];
extern const char *const tbr_word_hazard_events[TBR_HAZARD_EVENT_N + 1];
extern const char *const tbr_word_patients[TBR_PATIENT_N + 1];
extern const char *const tbr_word_incidents[TBR_INCIDENT_N + 1];
extern const char *const tbr_word_harms[TBR_HARM_N + 1];
