/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The window: the only file that sees SDL. It hands input on and shows what the desktop paints. */
#include "desktop/window.h"

#include "desktop/picture.h"
#include "report/fault_words.h"

#include <glib/gi18n.h>
#include <SDL.h>
#include <string.h>
#include <time.h>

#define LEAST_WIDTH 720
#define LEAST_HEIGHT 480
#define USUAL_WIDTH 1440
#define USUAL_HEIGHT 900
#define MOST_RECTS (TBR_PANEL_N + 1) /* the map and each panel */

typedef struct
{
  SDL_Window *window;
  TbrDesktop *desktop;
  guint32 wake_event;
  gint is_awake;     /* an event that wakes is on its way */
  int width, height; /* pixels of the surface */
  GArray *changes;   /* TbrRect: where the last frame differs from the one before */
  double shown;      /* milliseconds that the display took for the last frame */
  guint32 number;    /* SDL's */
  char *title;
  gboolean is_full;
  gboolean is_spent; /* the key that opened a place to write is not written there */
} Window;

/* From any thread. */
static void
wake (gpointer data)
{
  Window *window = data;
  SDL_Event event = { .type = window->wake_event };
  event.user.data1 = window;
  if (g_atomic_int_compare_and_exchange (&window->is_awake, 0, 1))
    (void) SDL_PushEvent (&event);
}

static guint32
key_of (SDL_Keycode code)
{
  static const struct
  {
    SDL_Keycode code;
    TbrKey key;
  } keys[] = {
    { SDLK_LEFT, TBR_KEY_LEFT },      { SDLK_RIGHT, TBR_KEY_RIGHT },
    { SDLK_UP, TBR_KEY_UP },          { SDLK_DOWN, TBR_KEY_DOWN },
    { SDLK_HOME, TBR_KEY_HOME },      { SDLK_END, TBR_KEY_END },
    { SDLK_PAGEUP, TBR_KEY_PAGE_UP }, { SDLK_PAGEDOWN, TBR_KEY_PAGE_DOWN },
    { SDLK_F1, TBR_KEY_F1 },          { SDLK_F2, TBR_KEY_F2 },
    { SDLK_F3, TBR_KEY_F3 },          { SDLK_F4, TBR_KEY_F4 },
    { SDLK_F5, TBR_KEY_F5 },          { SDLK_F6, TBR_KEY_F6 },
    { SDLK_F7, TBR_KEY_F7 },          { SDLK_F8, TBR_KEY_F8 },
    { SDLK_F9, TBR_KEY_F9 },          { SDLK_F10, TBR_KEY_F10 },
    { SDLK_F11, TBR_KEY_F11 },        { SDLK_F12, TBR_KEY_F12 },
    { SDLK_KP_ENTER, TBR_KEY_ENTER }, { SDLK_KP_PLUS, (TbrKey) '+' },
    { SDLK_KP_MINUS, (TbrKey) '-' },  { SDLK_DELETE, TBR_KEY_DELETE },
    { SDLK_INSERT, TBR_KEY_INSERT },
  };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].code == code)
      return keys[i].key;
  return code > 0 && code < 0x10ffff ? (guint32) code : TBR_KEY_NONE;
}

static guint
mods_of (guint16 mods)
{
  return ((mods & KMOD_SHIFT) != 0 ? TBR_WITH_SHIFT : 0)
         | ((mods & KMOD_CTRL) != 0 ? TBR_WITH_CONTROL : 0)
         | ((mods & KMOD_ALT) != 0 ? TBR_WITH_ALT : 0);
}

/* Pixels of the surface for each unit of the window. */
static double
pixel_scale (const Window *window)
{
  int width, height;
  SDL_GetWindowSize (window->window, &width, &height);
  return width > 0 ? (double) window->width / width : 1;
}

static void
hand_on (Window *window, TbrInput input)
{
  double scale = pixel_scale (window);
  input.x *= scale;
  input.y *= scale;
  tbr_desktop_input (window->desktop, &input);
}

/* While somebody writes, characters come as text and not as keys; what a keyboard writes with Shift
   ("?", "+") is a sign of its own. */
static void
take_key (Window *window, const SDL_KeyboardEvent *event)
{
  window->is_spent = FALSE;
  guint with = mods_of (event->keysym.mod);
  guint32 key = key_of (event->keysym.sym);
  gboolean writes = key > TBR_KEY_SPACE && key < 0x110000 && key != TBR_KEY_DELETE;
  gboolean is_sign = writes && !(key < 128 && g_ascii_isalnum ((char) key));
  /* signs and digits come with the text, so that every layout of a keyboard will do */
  if (writes && (with & (TBR_WITH_CONTROL | TBR_WITH_ALT)) == 0
      && (is_sign || g_ascii_isdigit ((char) key)))
    return;
  gboolean wrote = tbr_desktop_wants_text (window->desktop);
  hand_on (window, (TbrInput){ .kind = TBR_INPUT_KEY, .key = key, .with = with });
  window->is_spent = !wrote && tbr_desktop_wants_text (window->desktop);
}

static void
take_text (Window *window, const char *text)
{
  if (window->is_spent)
    {
      window->is_spent = FALSE;
      return;
    }
  if (tbr_desktop_wants_text (window->desktop))
    {
      hand_on (window, (TbrInput){ .kind = TBR_INPUT_TEXT, .text = text });
      return;
    }
  gunichar sign = g_utf8_get_char_validated (text, -1);
  if (sign < 128 && !g_ascii_isalpha ((char) sign) && sign != ' ')
    hand_on (window, (TbrInput){ .kind = TBR_INPUT_KEY, .key = sign });
}

static void
take_pointer (Window *window, const SDL_Event *event)
{
  if (event->type == SDL_MOUSEMOTION)
    hand_on (window,
             (TbrInput){ .kind = TBR_INPUT_MOVE, .x = event->motion.x, .y = event->motion.y });
  else if (event->type == SDL_MOUSEBUTTONDOWN || event->type == SDL_MOUSEBUTTONUP)
    hand_on (window, (TbrInput){ .kind = event->type == SDL_MOUSEBUTTONDOWN ? TBR_INPUT_PRESS
                                                                            : TBR_INPUT_RELEASE,
                                 .x = event->button.x,
                                 .y = event->button.y,
                                 .button = event->button.button,
                                 .clicks = event->button.clicks });
  else if (event->type == SDL_MOUSEWHEEL)
    hand_on (window, (TbrInput){ .kind = TBR_INPUT_WHEEL,
                                 .x = event->wheel.mouseX,
                                 .y = event->wheel.mouseY,
                                 .amount = (double) event->wheel.preciseY });
  else if (event->type == SDL_MULTIGESTURE)
    {
      int width, height;
      SDL_GetWindowSize (window->window, &width, &height);
      hand_on (window, (TbrInput){ .kind = TBR_INPUT_PINCH,
                                   .x = (double) event->mgesture.x * width,
                                   .y = (double) event->mgesture.y * height,
                                   .amount = 1 + 2 * (double) event->mgesture.dDist });
    }
}

static void
take (Window *window, const SDL_Event *event)
{
  switch (event->type)
    {
    case SDL_QUIT:
      hand_on (window, (TbrInput){ .kind = TBR_INPUT_QUIT });
      break;
    case SDL_KEYDOWN:
      take_key (window, &event->key);
      break;
    case SDL_TEXTINPUT:
      take_text (window, event->text.text);
      break;
    case SDL_DROPFILE:
      hand_on (window, (TbrInput){ .kind = TBR_INPUT_DROP, .text = event->drop.file });
      SDL_free (event->drop.file);
      break;
    case SDL_WINDOWEVENT:
      if (event->window.event == SDL_WINDOWEVENT_LEAVE)
        hand_on (window, (TbrInput){ .kind = TBR_INPUT_LEAVE });
      else if (event->window.event == SDL_WINDOWEVENT_EXPOSED)
        tbr_desktop_stale (window->desktop);
      break;
    default:
      if (event->type == window->wake_event)
        g_atomic_int_set (&window->is_awake, 0);
      else
        take_pointer (window, event);
      break;
    }
}

/* ---- errands ---- */

static void
save_picture (Window *window)
{
  g_autofree char *path = tbr_picture_name ();
  g_autoptr (GError) error = NULL;
  gboolean is_saved = tbr_picture_save (window->desktop, path, &error);
  g_autofree char *line
      = is_saved ? g_strdup_printf (_ ("Saved %s"), path) : tbr_fault_words (error->message);
  tbr_desktop_say (window->desktop, line);
}

/* FALSE when the window is to be closed. */
static gboolean
run_errands (Window *window)
{
  TbrDesktopErrand errand = tbr_desktop_take_errand (window->desktop);
  if (errand.full_screen)
    {
      window->is_full = !window->is_full;
      SDL_SetWindowFullscreen (window->window, window->is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    }
  if (errand.clipboard != NULL)
    SDL_SetClipboardText (errand.clipboard);
  if (errand.picture)
    save_picture (window);
  g_free (errand.clipboard);
  return !errand.quit;
}

/* ---- frames ---- */

static gboolean
show (Window *window)
{
  SDL_Surface *surface = SDL_GetWindowSurface (window->window);
  if (surface == NULL)
    return FALSE;
  if (surface->w != window->width || surface->h != window->height)
    {
      window->width = surface->w;
      window->height = surface->h;
      tbr_desktop_resize (window->desktop, surface->w, surface->h, pixel_scale (window));
      (void) tbr_desktop_tick (window->desktop, g_get_monotonic_time ());
    }
  if (SDL_MUSTLOCK (surface))
    SDL_LockSurface (surface);
  TbrRaster raster
      = { surface->pixels, surface->w, surface->h, surface->pitch / (int) sizeof (guint32) };
  tbr_desktop_paint_changes (window->desktop, &raster, window->changes);
  if (SDL_MUSTLOCK (surface))
    SDL_UnlockSurface (surface);
  SDL_Rect rects[MOST_RECTS];
  int n = (int) MIN (window->changes->len, MOST_RECTS);
  for (int i = 0; i < n; i++)
    {
      const TbrRect *rect = &g_array_index (window->changes, TbrRect, i);
      rects[i] = (SDL_Rect){ (int) rect->x, (int) rect->y, (int) rect->width, (int) rect->height };
    }
  gint64 start = g_get_monotonic_time ();
  gboolean is_shown = SDL_UpdateWindowSurfaceRects (window->window, rects, n) == 0;
  window->shown = (double) (g_get_monotonic_time () - start) / 1000;
  return is_shown;
}

/* The window that an event is about; 0 for those that are about all. */
static guint32
window_of (const SDL_Event *event)
{
  switch (event->type)
    {
    case SDL_KEYDOWN:
      return event->key.windowID;
    case SDL_TEXTINPUT:
      return event->text.windowID;
    case SDL_DROPFILE:
      return event->drop.windowID;
    case SDL_MOUSEMOTION:
      return event->motion.windowID;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      return event->button.windowID;
    case SDL_MOUSEWHEEL:
      return event->wheel.windowID;
    case SDL_WINDOWEVENT:
      return event->window.windowID;
    default:
      return 0;
    }
}

/* Hands an event to the window that it is about, else to the first; what wakes, to whom it wakes.
 */
static void
take_for (Window *windows, guint n, const SDL_Event *event)
{
  guint32 number = window_of (event);
  guint i = 0;
  if (event->type == windows[0].wake_event && event->user.data1 != NULL)
    {
      take (event->user.data1, event);
      return;
    }
  while (number != 0 && i < n && windows[i].number != number)
    i++;
  /* the second is closed by its own button, too */
  if (event->type == SDL_WINDOWEVENT && event->window.event == SDL_WINDOWEVENT_CLOSE && n > 1)
    hand_on (&windows[0], (TbrInput){ .kind = TBR_INPUT_QUIT });
  take (&windows[i < n ? i : 0], event);
}

/* One round of a window; FALSE when it is to be closed. */
static gboolean
turn (Window *window)
{
  gboolean is_new = tbr_desktop_tick (window->desktop, g_get_monotonic_time ());
  gboolean goes_on = run_errands (window) && (!is_new || show (window));
  char *now = tbr_desktop_title (window->desktop);
  if (g_strcmp0 (window->title, now) != 0)
    SDL_SetWindowTitle (window->window, now);
  g_free (window->title);
  window->title = now;
  return goes_on;
}

/* Sleeps until there is something to do, takes all input there is, and shows what has changed. */
static void
run (Window *windows, guint n)
{
  gboolean goes_on = TRUE;
  while (goes_on)
    {
      SDL_Event event;
      int patience = tbr_desktop_patience (windows[0].desktop);
      for (guint i = 1; i < n; i++)
        {
          int other = tbr_desktop_patience (windows[i].desktop);
          patience = patience < 0 || (other >= 0 && other < patience) ? other : patience;
        }
      if (SDL_WaitEventTimeout (&event, patience < 0 ? 1000 : patience))
        do
          take_for (windows, n, &event);
        while (SDL_PollEvent (&event));
      for (guint i = 0; i < n && goes_on; i++)
        goes_on = turn (&windows[i]);
    }
}

/* Where there is no graphics card, SDL would send each frame through a program that plays one:
   shared memory is seven times faster. Whoever wants it otherwise says so in the environment. */
static void
set_hints (void)
{
  const char *driver = SDL_GetCurrentVideoDriver ();
  if (driver != NULL && strcmp (driver, "x11") == 0)
    SDL_SetHintWithPriority (SDL_HINT_FRAMEBUFFER_ACCELERATION, "0", SDL_HINT_DEFAULT);
}

static gboolean
open_window (Window *window, int width, int height, GError **error)
{
  SDL_Rect screen = { 0, 0, USUAL_WIDTH, USUAL_HEIGHT };
  (void) SDL_GetDisplayUsableBounds (0, &screen);
  if (width <= 0 || height <= 0)
    {
      width = MIN (USUAL_WIDTH, screen.w);
      height = MIN (USUAL_HEIGHT, screen.h);
    }
  window->window
      = SDL_CreateWindow ("tabard", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                          SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  SDL_Surface *surface = window->window != NULL ? SDL_GetWindowSurface (window->window) : NULL;
  if (surface == NULL || surface->format->BytesPerPixel != sizeof (guint32)
      || surface->format->Rmask != 0xff0000)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE, "no window can be opened: %s",
                   surface != NULL ? "the display has no colours of 8 bits" : SDL_GetError ());
      return FALSE;
    }
  SDL_SetWindowMinimumSize (window->window, LEAST_WIDTH, LEAST_HEIGHT);
  window->width = surface->w;
  window->height = surface->h;
  window->number = SDL_GetWindowID (window->window);
  return TRUE;
}

/* Opens the display. */
static gboolean
begin (Window *window, const TbrDesktopSpec *spec, GError **error)
{
  SDL_SetHint (SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint (SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  if (SDL_Init (SDL_INIT_VIDEO) != 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
                   "there is no display to open a window on (%s); --picture FILE.png works without",
                   SDL_GetError ());
      return FALSE;
    }
  set_hints ();
  window->wake_event = SDL_RegisterEvents (1);
  return TRUE;
}

/* A window and the desktop on it. */
static gboolean
begin_window (Window *window, const TbrDesktopSpec *spec, GError **error)
{
  window->changes = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  TbrDesktopSpec own = *spec;
  if (spec->width <= 0)
    tbr_desktop_remembered_size (spec->state_file, &own.width, &own.height);
  if (!open_window (window, own.width, own.height, error))
    return FALSE;
  own.width = window->width;
  own.height = window->height;
  own.ui = spec->ui > 0 ? spec->ui : pixel_scale (window);
  own.wake = wake;
  own.wake_data = window;
  window->desktop = tbr_desktop_new (&own);
  SDL_StartTextInput ();
  return TRUE;
}

/* The window for those who play, on the second display where there is one. */
static gboolean
begin_twin (Window *twin, const Window *first, const TbrDesktopSpec *spec, GError **error)
{
  TbrDesktopSpec own = *spec;
  twin->wake_event = first->wake_event;
  own.state_file = own.key_file = own.work_folder = own.log = own.log_folder = own.script = NULL;
  own.digest = NULL;
  own.futures = 0;
  own.pace = 0;
  own.seat = spec->twin;
  own.leader = first->desktop;
  if (!begin_window (twin, &own, error))
    return FALSE;
  if (SDL_GetNumVideoDisplays () > 1)
    SDL_SetWindowPosition (twin->window, SDL_WINDOWPOS_CENTERED_DISPLAY (1),
                           SDL_WINDOWPOS_CENTERED_DISPLAY (1));
  SDL_RaiseWindow (first->window);
  return TRUE;
}

static void
end (Window *window)
{
  if (window->changes != NULL)
    g_array_unref (window->changes);
  tbr_desktop_free (window->desktop);
  g_free (window->title);
  if (window->window != NULL)
    SDL_DestroyWindow (window->window);
}

gboolean
tbr_window_run (const TbrDesktopSpec *spec, GError **error)
{
  Window windows[2] = { { NULL }, { NULL } };
  guint n = spec->twin != NULL ? 2 : 1;
  gboolean is_open = begin (&windows[0], spec, error) && begin_window (&windows[0], spec, error)
                     && (n == 1 || begin_twin (&windows[1], &windows[0], spec, error));
  if (is_open)
    run (windows, n);
  /* the second looks at what the first one has */
  for (guint i = n; i-- > 0;)
    end (&windows[i]);
  SDL_Quit ();
  return is_open;
}

/* ---- measuring ---- */

/* Milliseconds for which this thread has had a processor: the same on a busy machine. */
static double
work_ms (void)
{
  struct timespec at = { 0 };
  (void) clock_gettime (CLOCK_THREAD_CPUTIME_ID, &at);
  return (double) at.tv_sec * 1e3 + (double) at.tv_nsec / 1e6;
}

/* One frame, whatever has changed. */
static void
time_frame (Window *window, TbrWindowMeasure *one)
{
  gint64 start = g_get_monotonic_time ();
  double work = work_ms ();
  (void) tbr_desktop_tick (window->desktop, start);
  (void) show (window);
  work = work_ms () - work;
  double time = (double) (g_get_monotonic_time () - start) / 1000;
  g_array_append_val (one->frames, time);
  g_array_append_val (one->shows, window->shown);
  g_array_append_val (one->works, work);
}

static void
measure (Window *window, TbrWindowMeasure *one)
{
  for (guint i = 0; i < one->n; i++)
    {
      SDL_Event event;
      while (SDL_PollEvent (&event))
        take (window, &event);
      if (one->before != NULL)
        one->before (window->desktop, i, one->data);
      time_frame (window, one);
    }
}

gboolean
tbr_window_measure (const TbrDesktopSpec *spec, TbrWindowMeasure *measures, guint n, GError **error)
{
  Window window = { NULL };
  gboolean is_open = begin (&window, spec, error) && begin_window (&window, spec, error);
  while (is_open && !tbr_desktop_is_settled (window.desktop))
    {
      SDL_Event event;
      if (SDL_WaitEventTimeout (&event, 4))
        take (&window, &event);
      if (tbr_desktop_tick (window.desktop, g_get_monotonic_time ()))
        (void) show (&window);
    }
  for (guint i = 0; is_open && i < n; i++)
    measure (&window, &measures[i]);
  end (&window);
  SDL_Quit ();
  return is_open;
}
