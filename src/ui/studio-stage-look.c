#include "config.h"

#include "studio-stage-private.h"

#include <glib/gi18n-lib.h>

/* What the stage shows while captions are written: the picture to work on, the post on a platform, or a profile with it. */

#define LOOK_KEY "caption-look"

static void
set_look (StudioStage *self,
          const char *look)
{
  g_settings_set_string (self->settings, LOOK_KEY, look);
}

void
_studio_stage_show_look (StudioStage *self)
{
  g_autofree char *look = g_settings_get_string (self->settings, LOOK_KEY);
  gboolean feed = self->captioning && g_str_equal (look, "preview"), grid = self->captioning && g_str_equal (look, "grid");

  gtk_widget_set_visible (self->look_switch, self->captioning);
  gtk_widget_set_visible (GTK_WIDGET (self->feed_view), feed);
  gtk_widget_set_visible (GTK_WIDGET (self->profile_grid), grid);
  /* what can't be seen must not get the keys */
  gtk_widget_set_visible (GTK_WIDGET (self->canvas), !feed && !grid && self->sent == NULL);
  gtk_widget_set_visible (self->status_bar, !feed && !grid);
}

static void
look_changed_cb (GSettings *settings,
                 const char *key,
                 StudioStage *self)
{
  _studio_stage_show_look (self);
}

void
_studio_stage_init_look (StudioStage *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::" LOOK_KEY, G_CALLBACK (look_changed_cb), self, 0);
  _studio_stage_show_look (self);
}

void
_studio_stage_set_look_source (StudioStage *self)
{
  studio_feed_view_set_source (self->feed_view, self->document, self->previewer);
  studio_profile_grid_set_source (self->profile_grid, self->document, self->previewer);
}

void
_studio_stage_look_at_size (StudioStage *self,
                            const StudioFormat *format)
{
  if (self->captioning && gtk_widget_get_visible (GTK_WIDGET (self->feed_view)) && !studio_feed_view_choose_format (self->feed_view, format))
    set_look (self, "picture");
}

void
studio_stage_set_captioning (StudioStage *self,
                             gboolean captioning)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  self->captioning = captioning;
  _studio_stage_update_margins (self);
  _studio_stage_show_look (self);
}

void
studio_stage_set_platform (StudioStage *self,
                           const StudioPlatform *platform)
{
  g_autofree char *words = NULL;

  g_return_if_fail (STUDIO_IS_STAGE (self));

  /* TRANSLATORS: a platform's name */
  words = platform != NULL ? g_strdup_printf (_ ("%s Preview"), platform->name) : g_strdup (_ ("Preview"));
  gtk_button_set_label (self->preview_button, words);
  studio_feed_view_set_platform (self->feed_view, platform);
  studio_profile_grid_set_platform (self->profile_grid, platform);
}

void
studio_stage_set_recent (StudioStage *self,
                         GListModel *items)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  studio_profile_grid_set_recent (self->profile_grid, items);
}
