#include "config.h"

#include "studio-application.h"

#include <glib/gi18n-lib.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#endif

#include "studio-account-watch.h"
#include "studio-election-dialog.h"
#include "studio-font.h"
#include "studio-registers.h"
#include "studio-window.h"
#include "studio-self-settings.h"

struct _StudioApplication
{
  AdwApplication parent_instance;
  char *program;
  gboolean windowless; /* was started to send what is scheduled, and nobody asked for a window yet */
  StudioServices services;
};

G_DEFINE_FINAL_TYPE (StudioApplication, studio_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "new", 'n', 0, G_OPTION_ARG_NONE, NULL, N_ ("Begin a new post"), NULL },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Send what is scheduled, without a window"), NULL },
  { NULL },
};

/* What goes on without a window */
static void
begin_sending (StudioApplication *self)
{
  StudioServices *services = &self->services;

  services->settings = g_settings_new (APPLICATION_ID);
  studio_self_tell ();
  services->library = studio_library_new (NULL);
  /* why it could not be opened is told by the first window */
  studio_library_open_async (services->library, NULL, NULL, NULL);
  services->postman = studio_postman_new (services->library);
  studio_account_watch_start (services->postman);
  studio_postman_start (services->postman);
}

/* Reading what the start page shows begins before GTK does, so that the first frame has it. */
static void
begin_reading (StudioApplication *self)
{
  StudioServices *services = &self->services;
  g_autofree char *last_brand = NULL;

  services->catalog = studio_catalog_new ();
  services->previewer = studio_previewer_new ();
  services->gallery = studio_gallery_new (services->catalog, services->previewer, self->program);
  services->recovery = studio_recovery_new (services->library);
  services->recent = studio_recent_new (services->library);
  last_brand = g_settings_get_string (services->settings, "last-brand");
  studio_gallery_load (services->gallery, last_brand);
  studio_recovery_start (services->recovery);
  studio_recent_load (services->recent);
  studio_registers_set_library (studio_registers_get (), services->library);
}

/* What the widgets' own font lacks, one of each: the chooser of emoji, signs of menus, letters that people paste */
#define STAND_INS "\U0001F600\uFE0F \u25BE \u22EE \u2611 \uFB01 \u0639 \u4E2D"

/* The widgets are written in while threads draw the pictures, with one and the same cairo. */
static void
keep_fonts_of_widgets (void)
{
  static const PangoWeight weights[] = { PANGO_WEIGHT_LIGHT, PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD,
                                         PANGO_WEIGHT_BOLD, PANGO_WEIGHT_ULTRABOLD };
  g_autoptr (GObject) context = G_OBJECT (pango_font_map_create_context (pango_cairo_font_map_get_default ()));
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "Sans 11");
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++) {
    pango_font_description_set_weight (font, weights[i]);
    studio_font_keep (PANGO_CONTEXT (context), font);
  }
  studio_font_keep_others (PANGO_CONTEXT (context), font, STAND_INS);
  pango_font_description_set_weight (font, PANGO_WEIGHT_NORMAL);
  studio_font_keep_others (PANGO_CONTEXT (context), font, STAND_INS);
  pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  studio_font_keep (PANGO_CONTEXT (context), font);
}

/* The first window of a program that was started without one */
static void
catch_up (StudioApplication *self)
{
  if (self->services.gallery != NULL)
    return;
  begin_reading (self);
  keep_fonts_of_widgets ();
}

static StudioWindow *
make_window (StudioApplication *self)
{
  StudioWindow *window;

  catch_up (self);
  window = STUDIO_WINDOW (studio_window_new (GTK_APPLICATION (self), &self->services));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static StudioWindow *
present_window (StudioApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !STUDIO_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    return make_window (self);
  gtk_window_present (window);
  return STUDIO_WINDOW (window);
}

static void
studio_application_activate (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);

  /* the first time is the start itself, which did not ask for a window */
  if (self->windowless)
    self->windowless = FALSE;
  else
    present_window (self);
}

/* A post that is open already has its window; others get one without a post. */
static void
open_path (StudioApplication *self,
           const char *path,
           gboolean first)
{
  StudioWindow *window = studio_window_find_path (GTK_APPLICATION (self), path);

  if (window != NULL) {
    gtk_window_present (GTK_WINDOW (window));
    return;
  }
  window = present_window (self);
  if (!first || studio_window_has_document (window))
    window = make_window (self);
  studio_window_open_path (window, path);
}

static void
studio_application_open (GApplication *application,
                         GFile **files,
                         int n_files,
                         const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);

    if (path != NULL)
      open_path (STUDIO_APPLICATION (application), path, i == 0);
    else
      present_window (STUDIO_APPLICATION (application));
  }
}

/* --- actions --- */

static void
new_post (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  studio_window_go_home (present_window (user_data));
}

static void
about (GSimpleAction *action,
       GVariant *parameter,
       gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", "Pemda Studio",
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "comments", _ ("Posts for an office of the local government: written once, ready in every size."),
                         "developer-name", _ ("The makers of Pemda Studio"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* TRANSLATORS: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
election (GSimpleAction *action,
          GVariant *parameter,
          gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (studio_election_dialog_new (gtk_application_get_active_window (user_data))));
}

static const GActionEntry actions[] = {
  { .name = "new-post", .activate = new_post },
  { .name = "about", .activate = about },
  { .name = "election", .activate = election },
};

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } all[] = {
    { "win.new-post", { "<Control>n" } },
    { "win.open", { "<Control>o" } },
    { "win.home", { "<Control>w" } },
    { "win.save", { "<Control>s" } },
    { "win.save-copy", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.export", { "<Control><Shift>e" } },
    { "window.close", { "<Control>q" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_application_set_accels_for_action (application, all[i].action, all[i].keys);
}

/* --- */

/* Returns: as studio_application_handle_local_options() */
static int
begin_windowless (StudioApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_init_check ()) {
    g_printerr ("pemda-studio: %s\n", _ ("There is no screen here. “pemda outbox --run” sends what is due."));
    return 1;
  }
  self->windowless = TRUE;
  if (!g_application_register (G_APPLICATION (self), NULL, &error)) {
    g_printerr ("pemda-studio: %s\n", error->message);
    return 1;
  }
  /* one that runs already sends by itself */
  return g_application_get_is_remote (G_APPLICATION (self)) ? 0 : -1;
}

static int
studio_application_handle_local_options (GApplication *application,
                                         GVariantDict *dict)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (dict, "background"))
    return begin_windowless (STUDIO_APPLICATION (application));
  if (!g_variant_dict_contains (dict, "new"))
    return -1;
  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("pemda-studio: %s\n", error->message);
    return 1;
  }
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "new-post", NULL);
  return 0;
}

#ifdef G_OS_UNIX
/* The session ends, or somebody asks the program to: that is no crash. Closing a window never asks. */
static gboolean
asked_to_end_cb (gpointer data)
{
  StudioApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  studio_background_stop (self->services.background);
  for (GList *l = windows; l != NULL; l = l->next) {
    if (STUDIO_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  }
  return G_SOURCE_CONTINUE;
}

static void
heed_signals (GApplication *application)
{
  g_unix_signal_add (SIGTERM, asked_to_end_cb, application);
  g_unix_signal_add (SIGINT, asked_to_end_cb, application);
  g_unix_signal_add (SIGHUP, asked_to_end_cb, application);
}
#endif

static void
studio_application_startup (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);
  gboolean windowless = self->windowless || (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0;

  begin_sending (self);
  if (!windowless)
    begin_reading (self);
  G_APPLICATION_CLASS (studio_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_keys (GTK_APPLICATION (self));
  if (!windowless)
    keep_fonts_of_widgets ();
  self->services.background = studio_background_new (GTK_APPLICATION (self), self->services.postman, self->services.settings, self->program);
  studio_background_start (self->services.background, windowless);
#ifdef G_OS_UNIX
  heed_signals (application);
#endif
}

/* All windows are closed, and what they owed has been asked for. */
static void
studio_application_shutdown (GApplication *application)
{
  StudioApplication *self = STUDIO_APPLICATION (application);

  studio_registers_set_library (studio_registers_get (), NULL);
  if (self->services.postman != NULL)
    studio_postman_stop (self->services.postman);
  if (self->services.library != NULL)
    studio_library_close (self->services.library);
  G_APPLICATION_CLASS (studio_application_parent_class)->shutdown (application);
}

static void
studio_application_dispose (GObject *object)
{
  StudioApplication *self = STUDIO_APPLICATION (object);

  G_OBJECT_CLASS (studio_application_parent_class)->dispose (object);

  g_clear_object (&self->services.gallery);
  g_clear_object (&self->services.recent);
  g_clear_object (&self->services.background);
  g_clear_object (&self->services.postman);
  g_clear_object (&self->services.recovery);
  g_clear_object (&self->services.library);
  g_clear_object (&self->services.previewer);
  g_clear_object (&self->services.catalog);
  g_clear_object (&self->services.settings);
  g_clear_pointer (&self->program, g_free);
}

static void
studio_application_class_init (StudioApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_application_dispose;
  application_class->startup = studio_application_startup;
  application_class->shutdown = studio_application_shutdown;
  application_class->activate = studio_application_activate;
  application_class->open = studio_application_open;
  application_class->handle_local_options = studio_application_handle_local_options;
}

static void
studio_application_init (StudioApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

StudioApplication *
studio_application_new (const char *program)
{
  StudioApplication *self = g_object_new (STUDIO_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                                          "resource-base-path", "/com/pemda/Studio", NULL);

  self->program = g_strdup (program);
  return self;
}
