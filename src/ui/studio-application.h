#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_APPLICATION (studio_application_get_type ())
G_DECLARE_FINAL_TYPE (StudioApplication, studio_application, STUDIO, APPLICATION, AdwApplication)

/** StudioApplication: the program: one process, one window a post. @program: path of the program as it was started. */
StudioApplication *studio_application_new (const char *program);

G_END_DECLS
