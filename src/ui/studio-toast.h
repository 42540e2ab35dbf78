#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * studio_toast_new:
 * @sentence: plain text
 * @button: (nullable): the label of its one button
 *
 * A toast that stays long enough to be read: five seconds, ten if it can be answered, and three times as long for people who asked
 * the desktop to be without motion, among whom are those who read slowly or by a magnifier (WCAG 2.2, 2.2.1).
 *
 * Returns: (transfer full)
 */
AdwToast *studio_toast_new (const char *sentence, const char *button);

G_END_DECLS
