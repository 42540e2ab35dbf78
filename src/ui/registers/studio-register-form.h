#pragma once

#include <adwaita.h>

#include "studio-library-records.h"
#include "studio-register.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REGISTER_FORM (studio_register_form_get_type ())
G_DECLARE_FINAL_TYPE (StudioRegisterForm, studio_register_form, STUDIO, REGISTER_FORM, AdwWindow)

/**
 * StudioRegisterForm: one record to be written or changed, member by member. It stores it in the register itself.
 * @record: (nullable): NULL for a new one
 */
GtkWidget *studio_register_form_new (GtkWindow *parent, StudioRegister reg, StudioRecord *record);

G_END_DECLS
