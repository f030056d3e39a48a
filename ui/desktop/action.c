/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Everything that can be done at the desktop, with its name and its keys. */
#include "desktop/action.h"

#include "draw/language.h"

#include <glib/gi18n.h>

static const TbrAction actions[TBR_ACT_N] = {
  [TBR_ACT_NONE] = { TBR_ACT_GROUP_NONE, "", "" },
  [TBR_ACT_PLAY] = { TBR_ACT_GROUP_TIME, N_ ("Play or pause"), N_ ("Space") },
  [TBR_ACT_NEXT_FACT] = { TBR_ACT_GROUP_TIME, N_ ("Next event"), "." },
  [TBR_ACT_PREVIOUS_FACT] = { TBR_ACT_GROUP_TIME, N_ ("Previous event"), "," },
  [TBR_ACT_FASTER] = { TBR_ACT_GROUP_TIME, N_ ("Faster"), "]" },
  [TBR_ACT_SLOWER] = { TBR_ACT_GROUP_TIME, N_ ("Slower"), "[" },
  [TBR_ACT_REAL_TIME] = { TBR_ACT_GROUP_TIME, N_ ("Real time"), "\\" },
  [TBR_ACT_TO_START] = { TBR_ACT_GROUP_TIME, N_ ("To the start"), "Shift+Home" },
  [TBR_ACT_TO_END] = { TBR_ACT_GROUP_TIME, N_ ("To the end"), "Shift+End" },
  [TBR_ACT_JUMP] = { TBR_ACT_GROUP_TIME, N_ ("Jump to a date"), "G" },
  [TBR_ACT_BOOKMARK] = { TBR_ACT_GROUP_TIME, N_ ("Set or remove a bookmark"), "B" },
  [TBR_ACT_NEXT_BOOKMARK] = { TBR_ACT_GROUP_TIME, N_ ("Next bookmark"), "Shift+B" },
  [TBR_ACT_ZOOM_IN] = { TBR_ACT_GROUP_MAP, N_ ("Zoom in"), N_ ("+, wheel") },
  [TBR_ACT_ZOOM_OUT] = { TBR_ACT_GROUP_MAP, N_ ("Zoom out"), N_ ("\xe2\x88\x92, wheel") },
  [TBR_ACT_PAN_LEFT] = { TBR_ACT_GROUP_MAP, N_ ("Move the map"), N_ ("arrows, drag") },
  [TBR_ACT_PAN_RIGHT] = { TBR_ACT_GROUP_NONE, N_ ("Move right"), "" },
  [TBR_ACT_PAN_UP] = { TBR_ACT_GROUP_NONE, N_ ("Move up"), "" },
  [TBR_ACT_PAN_DOWN] = { TBR_ACT_GROUP_NONE, N_ ("Move down"), "" },
  [TBR_ACT_FIT] = { TBR_ACT_GROUP_MAP, N_ ("Show what goes on"), "Home" },
  [TBR_ACT_FIT_SELECTION] = { TBR_ACT_GROUP_MAP, N_ ("Show the selection"), "Shift+F" },
  [TBR_ACT_EUROPE] = { TBR_ACT_GROUP_MAP, N_ ("Show all of Europe"), "E" },
  [TBR_ACT_LAYERS] = { TBR_ACT_GROUP_MAP, N_ ("Open or close the layers"), "Y" },
  [TBR_ACT_GROUP] = { TBR_ACT_GROUP_MAP, N_ ("Join symbols, or show each"), "U" },
  [TBR_ACT_COVERAGE] = { TBR_ACT_GROUP_MAP, N_ ("Who could be here, by when"), "V" },
  [TBR_ACT_SEARCH] = { TBR_ACT_GROUP_PANELS, N_ ("Search"), "Ctrl+F, /" },
  [TBR_ACT_FINDINGS] = { TBR_ACT_GROUP_PANELS, N_ ("Findings"), "F" },
  [TBR_ACT_CHARTS] = { TBR_ACT_GROUP_PANELS, N_ ("Charts of the futures"), "C" },
  [TBR_ACT_DETAILS] = { TBR_ACT_GROUP_PANELS, N_ ("Details"), "D" },
  [TBR_ACT_LEGEND] = { TBR_ACT_GROUP_PANELS, N_ ("Legend"), "L" },
  [TBR_ACT_SIDE] = { TBR_ACT_GROUP_PANELS, N_ ("Open or close the side panel"), "P" },
  [TBR_ACT_TABLE] = { TBR_ACT_GROUP_PANELS, N_ ("Tables: write to sift them"), "T" },
  [TBR_ACT_TABLE_NEXT] = { TBR_ACT_GROUP_PANELS, N_ ("Next table"), "Ctrl+T" },
  [TBR_ACT_TABLE_EXPORT] = { TBR_ACT_GROUP_PANELS, N_ ("Save the table as CSV"), "Ctrl+E" },
  [TBR_ACT_NEXT_WIDGET] = { TBR_ACT_GROUP_PANELS, N_ ("Next control"), "Tab" },
  [TBR_ACT_PREVIOUS_WIDGET] = { TBR_ACT_GROUP_PANELS, N_ ("Previous control"), "Shift+Tab" },
  [TBR_ACT_NEXT_PANEL] = { TBR_ACT_GROUP_PANELS, N_ ("Next panel"), "F6" },
  [TBR_ACT_ACTIVATE] = { TBR_ACT_GROUP_PANELS, N_ ("Use the control"), "Enter" },
  [TBR_ACT_LEAVE] = { TBR_ACT_GROUP_PANELS, N_ ("Close, or clear the selection"), "Esc" },
  [TBR_ACT_WHATIF] = { TBR_ACT_GROUP_WHATIF, N_ ("Branches and changes"), "W" },
  [TBR_ACT_BRANCH] = { TBR_ACT_GROUP_WHATIF, N_ ("Branch here"), "Ctrl+B" },
  [TBR_ACT_RENAME] = { TBR_ACT_GROUP_WHATIF, N_ ("Rename the branch"), "F2" },
  [TBR_ACT_UNDO] = { TBR_ACT_GROUP_WHATIF, N_ ("Take back a change"), "Ctrl+Z" },
  [TBR_ACT_REDO] = { TBR_ACT_GROUP_WHATIF, N_ ("Do it again"), "Ctrl+Y, Ctrl+Shift+Z" },
  [TBR_ACT_ADD_UNITS] = { TBR_ACT_GROUP_WHATIF, N_ ("Add units"), "A" },
  [TBR_ACT_MOVE_UNITS] = { TBR_ACT_GROUP_WHATIF, N_ ("Move the chosen units"), "Shift+A" },
  [TBR_ACT_CARRY] = { TBR_ACT_GROUP_WHATIF, N_ ("Carry its base over the map"), N_ ("M, drag") },
  [TBR_ACT_ADD_HAZARD] = { TBR_ACT_GROUP_WHATIF, N_ ("Add a hazard"), "Z" },
  [TBR_ACT_ADD_SPOT] = { TBR_ACT_GROUP_WHATIF, N_ ("Add a place of a hazard"), "Shift+Z" },
  [TBR_ACT_IMPORT] = { TBR_ACT_GROUP_WHATIF, N_ ("Import units and places"), "Ctrl+I" },
  [TBR_ACT_SET_POLICY] = { TBR_ACT_GROUP_WHATIF, N_ ("Choose a policy"), "O" },
  [TBR_ACT_SET_ROAD] = { TBR_ACT_GROUP_WHATIF, N_ ("Close or open a road"), "R" },
  [TBR_ACT_FORM_USE] = { TBR_ACT_GROUP_PANELS, N_ ("Apply the form"), "Ctrl+Enter" },
  [TBR_ACT_COMPARE] = { TBR_ACT_GROUP_WHATIF, N_ ("Two branches side by side"), "Ctrl+D" },
  [TBR_ACT_COMPARE_NEXT] = { TBR_ACT_GROUP_WHATIF, N_ ("Another branch beside"), "Ctrl+Shift+D" },
  [TBR_ACT_REPORT] = { TBR_ACT_GROUP_WHATIF, N_ ("Write a report"), "Ctrl+P" },
  [TBR_ACT_SAVE] = { TBR_ACT_GROUP_WHATIF, N_ ("Save the branch"), "Ctrl+S" },
  [TBR_ACT_SAVE_AS] = { TBR_ACT_GROUP_WHATIF, N_ ("Save under a name"), "Ctrl+Shift+S" },
  [TBR_ACT_STAGE_JUMP] = { TBR_ACT_GROUP_STAGE, N_ ("Jump to the next inject"), "J" },
  [TBR_ACT_STAGE_NEXT_PAGE] = { TBR_ACT_GROUP_STAGE, N_ ("Next page"), "N" },
  [TBR_ACT_STAGE_NEXT_SEAT] = { TBR_ACT_GROUP_STAGE, N_ ("Hand the machine on"), "S" },
  [TBR_ACT_STAGE_ORDER] = { TBR_ACT_GROUP_STAGE, N_ ("Give an order"), "K" },
  [TBR_ACT_STAGE_MESSAGE] = { TBR_ACT_GROUP_STAGE, N_ ("Write a message"), "I" },
  [TBR_ACT_STAGE_BELIEF] = { TBR_ACT_GROUP_STAGE, N_ ("Truth, or what a seat believes"), "X" },
  [TBR_ACT_OPEN] = { TBR_ACT_GROUP_WINDOW, N_ ("Open a crisis"), "Ctrl+O" },
  [TBR_ACT_NEW] = { TBR_ACT_GROUP_WINDOW, N_ ("New scenario"), "Ctrl+N" },
  [TBR_ACT_RELOAD] = { TBR_ACT_GROUP_WINDOW, N_ ("Read the files again"), "Ctrl+R" },
  [TBR_ACT_THEME] = { TBR_ACT_GROUP_WINDOW, N_ ("Light, dark or high contrast"), "F9" },
  [TBR_ACT_BIGGER] = { TBR_ACT_GROUP_WINDOW, N_ ("Larger text"), "Ctrl++" },
  [TBR_ACT_SMALLER] = { TBR_ACT_GROUP_WINDOW, N_ ("Smaller text"), "Ctrl+\xe2\x88\x92" },
  [TBR_ACT_USUAL_SIZE] = { TBR_ACT_GROUP_WINDOW, N_ ("Usual text"), "Ctrl+0" },
  [TBR_ACT_FULL_SCREEN] = { TBR_ACT_GROUP_WINDOW, N_ ("Full screen"), "F11" },
  [TBR_ACT_PICTURE] = { TBR_ACT_GROUP_WINDOW, N_ ("Save a picture of the window"), "F12" },
  [TBR_ACT_COPY]
  = { TBR_ACT_GROUP_WINDOW, N_ ("Copy the side panel or the table as text"), "Ctrl+C" },
  [TBR_ACT_HELP] = { TBR_ACT_GROUP_WINDOW, N_ ("Keys and commands"), "F1, ?, Ctrl+K" },
  [TBR_ACT_QUIT] = { TBR_ACT_GROUP_WINDOW, N_ ("Quit"), "Ctrl+Q" },
  [TBR_ACT_LAYER] = { TBR_ACT_GROUP_MAP, N_ ("Switch a layer"),
                      "1\xe2\x80\xa6"
                      "9, 0" },
  [TBR_ACT_SEEK] = { TBR_ACT_GROUP_NONE, N_ ("Go there"), "" },
  [TBR_ACT_SELECT] = { TBR_ACT_GROUP_NONE, N_ ("Show its details"), "" },
  [TBR_ACT_LOAD] = { TBR_ACT_GROUP_NONE, N_ ("Open"), "" },
  [TBR_ACT_READY] = { TBR_ACT_GROUP_NONE, N_ ("Run it"), "" },
  [TBR_ACT_ANSWER] = { TBR_ACT_GROUP_NONE, N_ ("Go there"), "" },
  [TBR_ACT_COPY_ROW] = { TBR_ACT_GROUP_NONE, N_ ("Copy"), "" },
  [TBR_ACT_SHOW_BRANCH] = { TBR_ACT_GROUP_NONE, N_ ("Show this branch"), "" },
  [TBR_ACT_DELETE_BRANCH] = { TBR_ACT_GROUP_NONE, N_ ("Delete this branch"), "" },
  [TBR_ACT_EDIT_PARAM] = { TBR_ACT_GROUP_NONE, N_ ("Change it"), "" },
  [TBR_ACT_FORM_FIELD] = { TBR_ACT_GROUP_NONE, N_ ("Write here"), "" },
  [TBR_ACT_FORM_CHOICE] = { TBR_ACT_GROUP_NONE, N_ ("Take it"), "" },
  [TBR_ACT_RECOVER] = { TBR_ACT_GROUP_NONE, N_ ("Go on with it"), "" },
  [TBR_ACT_DISCARD] = { TBR_ACT_GROUP_NONE, N_ ("Throw it away"), "" },
  [TBR_ACT_TABLE_LIST] = { TBR_ACT_GROUP_NONE, N_ ("Open this table"), "" },
  [TBR_ACT_TABLE_SORT] = { TBR_ACT_GROUP_NONE, N_ ("Sort by it; once more turns round"), "" },
  [TBR_ACT_TABLE_ROW] = { TBR_ACT_GROUP_NONE, N_ ("Choose it; once more shows it on the map"), "" },
  [TBR_ACT_OWN_LAYER] = { TBR_ACT_GROUP_NONE, N_ ("Show or hide it"), "" },
  [TBR_ACT_EVENTS_ADD] = { TBR_ACT_GROUP_EVENTS, N_ ("Add an inject"), N_ ("Ins") },
  [TBR_ACT_EVENTS_COPY] = { TBR_ACT_GROUP_EVENTS, N_ ("The same inject once more"), "Ctrl+D" },
  [TBR_ACT_EVENTS_REMOVE] = { TBR_ACT_GROUP_EVENTS, N_ ("Remove the inject"), N_ ("Del") },
  [TBR_ACT_EVENTS_RENUMBER] = { TBR_ACT_GROUP_EVENTS, N_ ("Number them anew"), "N" },
  [TBR_ACT_EVENTS_REHEARSE] = { TBR_ACT_GROUP_EVENTS, N_ ("Rehearse the exercise"), "R" },
  [TBR_ACT_EVENTS_FORM] = { TBR_ACT_GROUP_EVENTS, N_ ("Change the inject"), N_ ("Enter") },
  [TBR_ACT_EVENTS_TEXT] = { TBR_ACT_GROUP_EVENTS, N_ ("Write its text"), "T" },
  [TBR_ACT_EVENTS_SHIFT]
  = { TBR_ACT_GROUP_EVENTS, N_ ("Earlier or later"), "Shift+\xe2\x86\x90, \xe2\x86\x92" },
  [TBR_ACT_EVENTS_CARD] = { TBR_ACT_GROUP_EVENTS, N_ ("Inject, condition, rehearsal"), "I, C, A" },
  [TBR_ACT_EVENTS_ROW] = { TBR_ACT_GROUP_EVENTS, N_ ("Choose another one"), N_ ("arrows") },
  [TBR_ACT_EVENTS_SORT]
  = { TBR_ACT_GROUP_EVENTS, N_ ("Sort by another column"), "\xe2\x86\x90, \xe2\x86\x92" },
  [TBR_ACT_EVENTS_MARK] = { TBR_ACT_GROUP_NONE, N_ ("Choose it, or drag it to another time"), "" },
  [TBR_ACT_EVENTS_CLAUSE] = { TBR_ACT_GROUP_NONE, N_ ("Choose this part"), "" },
  [TBR_ACT_EVENTS_CLAUSE_DEED] = { TBR_ACT_GROUP_NONE, N_ ("Do it to the chosen part"), "" },
  [TBR_ACT_EVENTS_RECOVER] = { TBR_ACT_GROUP_NONE, N_ ("Go on with it"), "" },
  [TBR_ACT_EVENTS_DISCARD] = { TBR_ACT_GROUP_NONE, N_ ("Throw it away"), "" },
  [TBR_ACT_EXERCISE] = { TBR_ACT_GROUP_NONE, N_ ("Play it"), "" },
  [TBR_ACT_STAGE_TAKE] = { TBR_ACT_GROUP_NONE, N_ ("Take the seat"), N_ ("Enter") },
  [TBR_ACT_STAGE_PAGE] = { TBR_ACT_GROUP_NONE, N_ ("Show this page"), "" },
  [TBR_ACT_STAGE_SPEED] = { TBR_ACT_GROUP_NONE, N_ ("This fast"), "" },
  [TBR_ACT_STAGE_SEAT] = { TBR_ACT_GROUP_NONE, N_ ("Hand the machine over"), "" },
  [TBR_ACT_STAGE_BELIEVER] = { TBR_ACT_GROUP_NONE, N_ ("Show it on the map"), "" },
  [TBR_ACT_STAGE_PLAYER] = { TBR_ACT_GROUP_NONE, N_ ("Change who plays it"), "" },
  [TBR_ACT_STAGE_INJECT] = { TBR_ACT_GROUP_NONE, N_ ("Choose it"), "" },
  [TBR_ACT_STAGE_RELEASE] = { TBR_ACT_GROUP_NONE, N_ ("Let it go now"), "" },
  [TBR_ACT_STAGE_HOLD] = { TBR_ACT_GROUP_NONE, N_ ("Keep it back"), "" },
  [TBR_ACT_STAGE_SKIP] = { TBR_ACT_GROUP_NONE, N_ ("Take it out"), "" },
  [TBR_ACT_STAGE_EDIT] = { TBR_ACT_GROUP_NONE, N_ ("Let it go in other words"), "" },
  [TBR_ACT_STAGE_DONE] = { TBR_ACT_GROUP_NONE, N_ ("Note that it was done"), "" },
  [TBR_ACT_STAGE_RATE] = { TBR_ACT_GROUP_NONE, N_ ("Give this mark"), "" },
  [TBR_ACT_STAGE_LETTER] = { TBR_ACT_GROUP_NONE, N_ ("Read it"), "" },
  [TBR_ACT_STAGE_ACCEPT] = { TBR_ACT_GROUP_NONE, N_ ("Take the offer up"), "" },
  [TBR_ACT_STAGE_REFUSE] = { TBR_ACT_GROUP_NONE, N_ ("Refuse the offer"), "" },
  [TBR_ACT_STAGE_LINE] = { TBR_ACT_GROUP_NONE, N_ ("Answer it"), "" },
  [TBR_ACT_STAGE_NEED] = { TBR_ACT_GROUP_NONE, N_ ("Send a unit there"), "" },
  [TBR_ACT_COMMAND] = { TBR_ACT_GROUP_NONE, N_ ("Do it"), "" },
  [TBR_ACT_STAGE_UNIT] = { TBR_ACT_GROUP_NONE, N_ ("Give it an order"), "" },
};

static const TbrBinding bindings[] = {
  { TBR_KEY_SPACE, 0, TBR_ACT_PLAY },
  { '.', 0, TBR_ACT_NEXT_FACT },
  { ',', 0, TBR_ACT_PREVIOUS_FACT },
  { ']', 0, TBR_ACT_FASTER },
  { '[', 0, TBR_ACT_SLOWER },
  { '\\', 0, TBR_ACT_REAL_TIME },
  { TBR_KEY_HOME, TBR_WITH_SHIFT, TBR_ACT_TO_START },
  { TBR_KEY_END, TBR_WITH_SHIFT, TBR_ACT_TO_END },
  { 'g', 0, TBR_ACT_JUMP },
  { 'b', 0, TBR_ACT_BOOKMARK },
  { 'b', TBR_WITH_SHIFT, TBR_ACT_NEXT_BOOKMARK },
  { '+', 0, TBR_ACT_ZOOM_IN },
  { '=', 0, TBR_ACT_ZOOM_IN },
  { '-', 0, TBR_ACT_ZOOM_OUT },
  { TBR_KEY_LEFT, 0, TBR_ACT_PAN_LEFT },
  { TBR_KEY_RIGHT, 0, TBR_ACT_PAN_RIGHT },
  { TBR_KEY_UP, 0, TBR_ACT_PAN_UP },
  { TBR_KEY_DOWN, 0, TBR_ACT_PAN_DOWN },
  { TBR_KEY_LEFT, TBR_WITH_SHIFT, TBR_ACT_PAN_LEFT },
  { TBR_KEY_RIGHT, TBR_WITH_SHIFT, TBR_ACT_PAN_RIGHT },
  { TBR_KEY_UP, TBR_WITH_SHIFT, TBR_ACT_PAN_UP },
  { TBR_KEY_DOWN, TBR_WITH_SHIFT, TBR_ACT_PAN_DOWN },
  { TBR_KEY_HOME, 0, TBR_ACT_FIT },
  { 'f', TBR_WITH_SHIFT, TBR_ACT_FIT_SELECTION },
  { 'e', 0, TBR_ACT_EUROPE },
  { 'y', 0, TBR_ACT_LAYERS },
  { 'u', 0, TBR_ACT_GROUP },
  { 'v', 0, TBR_ACT_COVERAGE },
  { 'f', TBR_WITH_CONTROL, TBR_ACT_SEARCH },
  { '/', 0, TBR_ACT_SEARCH },
  { 'f', 0, TBR_ACT_FINDINGS },
  { 'c', 0, TBR_ACT_CHARTS },
  { 'd', 0, TBR_ACT_DETAILS },
  { 'l', 0, TBR_ACT_LEGEND },
  { 'p', 0, TBR_ACT_SIDE },
  { 't', 0, TBR_ACT_TABLE },
  { 't', TBR_WITH_CONTROL, TBR_ACT_TABLE_NEXT },
  { 'e', TBR_WITH_CONTROL, TBR_ACT_TABLE_EXPORT },
  { TBR_KEY_TAB, 0, TBR_ACT_NEXT_WIDGET },
  { TBR_KEY_TAB, TBR_WITH_SHIFT, TBR_ACT_PREVIOUS_WIDGET },
  { TBR_KEY_F6, 0, TBR_ACT_NEXT_PANEL },
  { TBR_KEY_ENTER, 0, TBR_ACT_ACTIVATE },
  { TBR_KEY_ESCAPE, 0, TBR_ACT_LEAVE },
  { 'w', 0, TBR_ACT_WHATIF },
  { 'b', TBR_WITH_CONTROL, TBR_ACT_BRANCH },
  { TBR_KEY_F2, 0, TBR_ACT_RENAME },
  { 'z', TBR_WITH_CONTROL, TBR_ACT_UNDO },
  { 'y', TBR_WITH_CONTROL, TBR_ACT_REDO },
  { 'z', TBR_WITH_CONTROL | TBR_WITH_SHIFT, TBR_ACT_REDO },
  { 'a', 0, TBR_ACT_ADD_UNITS },
  { 'a', TBR_WITH_SHIFT, TBR_ACT_MOVE_UNITS },
  { 'm', 0, TBR_ACT_CARRY },
  { 'z', 0, TBR_ACT_ADD_HAZARD },
  { 'z', TBR_WITH_SHIFT, TBR_ACT_ADD_SPOT },
  { 'i', TBR_WITH_CONTROL, TBR_ACT_IMPORT },
  { 'o', 0, TBR_ACT_SET_POLICY },
  { 'r', 0, TBR_ACT_SET_ROAD },
  { TBR_KEY_ENTER, TBR_WITH_CONTROL, TBR_ACT_FORM_USE },
  { 'd', TBR_WITH_CONTROL, TBR_ACT_COMPARE },
  { 'd', TBR_WITH_CONTROL | TBR_WITH_SHIFT, TBR_ACT_COMPARE_NEXT },
  { 'p', TBR_WITH_CONTROL, TBR_ACT_REPORT },
  { 's', TBR_WITH_CONTROL, TBR_ACT_SAVE },
  { 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT, TBR_ACT_SAVE_AS },
  { 'j', 0, TBR_ACT_STAGE_JUMP },
  { 'n', 0, TBR_ACT_STAGE_NEXT_PAGE },
  { 's', 0, TBR_ACT_STAGE_NEXT_SEAT },
  { 'k', 0, TBR_ACT_STAGE_ORDER },
  { 'i', 0, TBR_ACT_STAGE_MESSAGE },
  { 'x', 0, TBR_ACT_STAGE_BELIEF },
  { 'o', TBR_WITH_CONTROL, TBR_ACT_OPEN },
  { 'n', TBR_WITH_CONTROL, TBR_ACT_NEW },
  { 'r', TBR_WITH_CONTROL, TBR_ACT_RELOAD },
  { TBR_KEY_F9, 0, TBR_ACT_THEME },
  { '+', TBR_WITH_CONTROL, TBR_ACT_BIGGER },
  { '=', TBR_WITH_CONTROL, TBR_ACT_BIGGER },
  { '-', TBR_WITH_CONTROL, TBR_ACT_SMALLER },
  { '0', TBR_WITH_CONTROL, TBR_ACT_USUAL_SIZE },
  { TBR_KEY_F11, 0, TBR_ACT_FULL_SCREEN },
  { TBR_KEY_F12, 0, TBR_ACT_PICTURE },
  { 'c', TBR_WITH_CONTROL, TBR_ACT_COPY },
  { TBR_KEY_F1, 0, TBR_ACT_HELP },
  { '?', 0, TBR_ACT_HELP },
  { 'k', TBR_WITH_CONTROL, TBR_ACT_HELP },
  { 'q', TBR_WITH_CONTROL, TBR_ACT_QUIT },
};

const TbrAction *
tbr_action_get (TbrActionId action)
{
  g_return_val_if_fail (action < TBR_ACT_N, &actions[TBR_ACT_NONE]);
  return &actions[action];
}

const char *
tbr_action_group_name (TbrActionGroup group)
{
  static const char *const names[TBR_ACT_GROUP_N]
      = { N_ ("Time"),     N_ ("Map"),         N_ ("Panels"), N_ ("What if"),
          N_ ("Exercise"), N_ ("Events list"), N_ ("Window"), "" };
  g_return_val_if_fail (group < TBR_ACT_GROUP_N, "");
  return tbr_word (names[group]);
}

TbrActionId
tbr_action_of_key (guint32 key, guint with)
{
  /* characters that need Shift on some keyboards are what they are */
  gboolean is_sign = key < 128 && g_ascii_ispunct ((char) key);
  guint wanted = is_sign ? with & ~TBR_WITH_SHIFT : with;
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].key == key && bindings[i].with == wanted)
      return bindings[i].action;
  return TBR_ACT_NONE;
}

const TbrBinding *
tbr_action_bindings (guint *out_n)
{
  *out_n = G_N_ELEMENTS (bindings);
  return bindings;
}
