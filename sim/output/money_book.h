/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Books of money by double entry, kept apart from the measure that they hold to account. */
#pragma once

#include <tabard/result.h>

G_BEGIN_DECLS

/* What help has cost so far on one side, and who bears it on the other. */
typedef struct _TbrMoneyBook TbrMoneyBook;

/* @dictionary: (transfer none): of the run; must outlive the book */
TbrMoneyBook *tbr_money_book_new (const TbrDictionary *dictionary);
void tbr_money_book_free (TbrMoneyBook *book);

/**
 * tbr_money_book_take:
 * @host: of a unit ordered: the state of its need, TBR_NONE for none
 *
 * Books what the next fact costs: legs that have ended, days away from home. Each amount enters a
 * cost (operation, transport) and, in parts, those who bear it (Union, helper, host), for all, by
 * owner and by layer; after each entry the sides of all these books must be equal.
 *
 * Errors: TBR_ERROR_RANGE when it does not add up, naming the two sums.
 */
gboolean tbr_money_book_take (TbrMoneyBook *book, const TbrFact *fact, guint32 host,
                              GError **error);

/* Entries so far. */
guint64 tbr_money_book_n_entries (const TbrMoneyBook *book);

/**
 * tbr_money_book_compare:
 * @now: when the result was made
 * @result: with K29, or without when the scenario does not measure it
 *
 * Holds what the measure says against the books, with the days of those still away. Errors:
 * TBR_ERROR_RANGE, naming measure and the two sums.
 */
gboolean tbr_money_book_compare (const TbrMoneyBook *book, TbrTime now, const TbrResult *result,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrMoneyBook, tbr_money_book_free)

G_END_DECLS
