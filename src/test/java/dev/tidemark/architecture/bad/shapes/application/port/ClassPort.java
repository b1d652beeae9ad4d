package dev.tidemark.architecture.bad.shapes.application.port;

/** A port that is a class. */
public class ClassPort {}
