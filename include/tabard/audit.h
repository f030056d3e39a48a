/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether what a run says adds up: people, patients, units, stocks, work and money, at every fact.
 */
#pragma once

#include <tabard/result.h>

G_BEGIN_DECLS

/* What has been heard of a run so far, and the first thing in it that does not add up. */
typedef struct _TbrAudit TbrAudit;

/**
 * tbr_audit_new:
 * @dictionary: (transfer none): of the run; must outlive the audit
 *
 * Begins with a run of which nothing has been heard yet; facts are to be taken from the first on.
 */
TbrAudit *tbr_audit_new (const TbrDictionary *dictionary);
void tbr_audit_free (TbrAudit *audit);

/* Takes the next facts; has the form of a listener. After the first fault nothing more is looked
   at. */
void tbr_audit_take (gpointer audit, const TbrFact *facts, guint n);

/* Checks what can only be seen at the end, and tells the first fault. Errors: TBR_ERROR_RANGE.
   Returns: FALSE when something does not add up */
gboolean tbr_audit_finish (TbrAudit *audit, GError **error);
/* The first fault in the facts so far. Errors: TBR_ERROR_RANGE, naming fact, instant and, where
   there are, two sums. Returns: FALSE when something does not add up */
gboolean tbr_audit_check (const TbrAudit *audit, GError **error);

/* The units that facts have named since this was last asked. Owned by the audit, until the next
   fact. */
const guint32 *tbr_audit_take_named (TbrAudit *audit, guint *out_n);

/* Whether something was paid since the books of money were last held against the measure. */
gboolean tbr_audit_is_owed (const TbrAudit *audit);
/**
 * tbr_audit_compare:
 * @now: when the result was made
 * @result: (transfer none): of the facts taken so far
 *
 * Holds what the measure of money says against the books. Errors: TBR_ERROR_RANGE, naming the last
 * fact and the two sums.
 */
gboolean tbr_audit_compare (TbrAudit *audit, TbrTime now, const TbrResult *result, GError **error);
/* Puts number, instant and words of the last fact before an error. */
void tbr_audit_place (const TbrAudit *audit, GError **error);
guint64 tbr_audit_n_facts (const TbrAudit *audit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrAudit, tbr_audit_free)

G_END_DECLS
