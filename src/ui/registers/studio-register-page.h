#pragma once

#include <gtk/gtk.h>

#include "studio-register.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REGISTER_PAGE (studio_register_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioRegisterPage, studio_register_page, STUDIO, REGISTER_PAGE, GtkWidget)

/**
 * StudioRegisterPage: one register: to be searched, added to, changed, imported and exported; a page of the registers' window.
 *
 * Property: "register" (int StudioRegister, construct-only). Signal: "toast" (AdwToast): to be shown over the window.
 */
void studio_register_page_focus_search (StudioRegisterPage *self);
/** Opens the form for a new entry. */
void studio_register_page_add (StudioRegisterPage *self);

G_END_DECLS
