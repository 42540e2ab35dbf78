#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PLATFORM_MARK (studio_platform_mark_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlatformMark, studio_platform_mark, STUDIO, PLATFORM_MARK, GtkWidget)

/** StudioPlatformMark: a coloured tile with a platform's letters, beside its name. Not the platform's logo. Property "platform" (nullable): its id. */
GtkWidget *studio_platform_mark_new (const char *platform);
void studio_platform_mark_set_platform (StudioPlatformMark *self, const char *platform);

G_END_DECLS
