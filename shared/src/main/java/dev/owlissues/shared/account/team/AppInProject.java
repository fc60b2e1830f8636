package dev.owlissues.shared.account.team;

/** An app and the project it belongs to: what accepting its events needs to know. */
public record AppInProject(App app, Project project) {

  /** Checks that they belong together. */
  public AppInProject {
    App.Place place = new App.Place(project.teamId(), project.id());
    if (!app.place().equals(place)) {
      throw new IllegalArgumentException(
          "app %s is of %s, not of %s".formatted(app.id(), app.place(), place));
    }
  }
}
