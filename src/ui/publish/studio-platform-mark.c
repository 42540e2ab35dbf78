#include "config.h"

#include "studio-platform-mark.h"

/* Side in px */
#define SIDE 34

struct _StudioPlatformMark
{
  GtkWidget parent_instance;
  GtkWidget *letters;
  const char *style; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (StudioPlatformMark, studio_platform_mark, GTK_TYPE_WIDGET)

static const struct
{
  const char *platform;
  const char *letters;
  const char *style;
} marks[] = {
  { "wordpress", "W", "wordpress" },
  { "website", "W", "wordpress" },
  { "mastodon", "M", "mastodon" },
  { "bluesky", "B", "bluesky" },
  { "telegram", "T", "telegram" },
  { "webhook", "{}", "webhook" },
  { "facebook_page", "f", "facebook" },
  { "facebook", "f", "facebook" },
  { "instagram", "IG", "instagram" },
  { "threads", "@", "threads" },
  { "x", "X", "x" },
  { "linkedin", "in", "linkedin" },
  { "tiktok", "TT", "tiktok" },
  { "tiktok_photo", "TT", "tiktok" },
  { "youtube", "YT", "youtube" },
  { "youtube_post", "YT", "youtube" },
  { "whatsapp", "WA", "whatsapp" },
  { "whatsapp_channel", "WA", "whatsapp" },
};

static void
studio_platform_mark_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_platform_mark_parent_class)->dispose (object);
}

static void
studio_platform_mark_class_init (StudioPlatformMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_platform_mark_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "platform-mark");
  /* the name stands beside it */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
studio_platform_mark_init (StudioPlatformMark *self)
{
  self->letters = gtk_label_new (NULL);
  gtk_widget_set_parent (self->letters, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), SIDE, SIDE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
studio_platform_mark_new (const char *platform)
{
  StudioPlatformMark *self = g_object_new (STUDIO_TYPE_PLATFORM_MARK, NULL);

  studio_platform_mark_set_platform (self, platform);
  return GTK_WIDGET (self);
}

void
studio_platform_mark_set_platform (StudioPlatformMark *self,
                                   const char *platform)
{
  const char *letters = "…", *style = NULL;

  g_return_if_fail (STUDIO_IS_PLATFORM_MARK (self));

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (g_strcmp0 (marks[i].platform, platform) == 0) {
      letters = marks[i].letters;
      style = marks[i].style;
    }
  }
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  gtk_label_set_label (GTK_LABEL (self->letters), letters);
}
