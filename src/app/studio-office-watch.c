#include "config.h"

#include "studio-office-watch.h"

struct _StudioOfficeWatch
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioOfficeWatch, studio_office_watch, G_TYPE_OBJECT)

enum {
  WORDS,
  PROFILES,
  ELECTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
studio_office_watch_class_init (StudioOfficeWatchClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[WORDS] = g_signal_new ("words", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROFILES] = g_signal_new ("profiles", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ELECTION] = g_signal_new ("election", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_office_watch_init (StudioOfficeWatch *self)
{
}

StudioOfficeWatch *
studio_office_watch_get (void)
{
  static StudioOfficeWatch *watch;

  if (watch == NULL)
    watch = g_object_new (STUDIO_TYPE_OFFICE_WATCH, NULL);
  return watch;
}

void
studio_office_watch_tell_words (void)
{
  StudioOfficeWatch *watch = studio_office_watch_get ();

  g_signal_emit (watch, signals[WORDS], 0);
}

void
studio_office_watch_tell_profiles (void)
{
  StudioOfficeWatch *watch = studio_office_watch_get ();

  g_signal_emit (watch, signals[PROFILES], 0);
}

void
studio_office_watch_tell_election (void)
{
  StudioOfficeWatch *watch = studio_office_watch_get ();

  g_signal_emit (watch, signals[ELECTION], 0);
}
