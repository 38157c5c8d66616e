package io.plumbline.kit;

import io.plumbline.run.Progress;

/** Tells nobody how a run goes on. */
public final class Silence implements Progress {
    @Override
    public void began(String what) {}

    @Override
    public void wrote(String what, long rows, double seconds) {}

    @Override
    public void skipped(String what) {}

    @Override
    public void said(String message) {}
}
