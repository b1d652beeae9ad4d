package dev.tidemark.ui.control;

import dev.tidemark.domain.deployment.LockHolder;
import dev.tidemark.domain.deployment.LockHolder.Life;
import dev.tidemark.domain.deployment.LockState;
import dev.tidemark.ui.view.Messages;

/** Who holds the changelog lock, whether they live, and what follows from that, in words. */
public final class LockWords {
    private final Messages messages;

    /** In these texts. */
    public LockWords(Messages messages) {
        this.messages = messages;
    }

    /** Who holds it, in one sentence. */
    public String who(LockState lock) {
        if (!lock.held()) {
            return messages.text(lock.holder().life() == Life.ALIVE ? "lock.free.alive" : "lock.free");
        }
        String by = lock.by() == null ? messages.text("lock.somebody") : lock.by();
        return messages.text("lock.held", by, Times.dayAndTime(lock.since()));
    }

    /** Whether the holder lives, as a title. */
    public String life(LockState lock) {
        return messages.text("lock.life." + lock.holder().life());
    }

    /** What follows from that, in a few sentences. */
    public String advice(LockState lock) {
        LockHolder holder = lock.holder();
        return switch (holder.life()) {
            case NOBODY -> "";
            case ALIVE -> messages.text("lock.text.ALIVE", session(holder));
            case DEAD -> messages.text("lock.text.DEAD", holder.pid() == 0 ? 0 : 1, String.valueOf(holder.pid()));
            case CANNOT_TELL -> messages.text("lock.text");
        };
    }

    private String session(LockHolder holder) {
        String words = messages.text("lock.session", String.valueOf(holder.pid()));
        if (!holder.user().isEmpty()) {
            words = messages.text("lock.session.user", words, holder.user());
        }
        if (!holder.application().isEmpty()) {
            words = messages.text("lock.session.application", words, holder.application());
        }
        return holder.since() == null
                ? words
                : messages.text("lock.session.since", words, Times.dayAndTime(holder.since()));
    }

    /** The glyph of the holder's life. */
    public static String icon(LockState lock) {
        return switch (lock.holder().life()) {
            case NOBODY -> "mdal-lock_open";
            case ALIVE -> "mdmz-play_circle_outline";
            case DEAD -> "mdal-cancel_presentation";
            case CANNOT_TELL -> "mdal-help_outline";
        };
    }
}
