package dev.owlissues.local.stack.template;

/**
 * Makes a handler as Lambda does, in a process of its own: a process cannot change its environment.
 */
final class HandlerProbe {
  private HandlerProbe() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Object handler = Class.forName(arguments[0]).getConstructor().newInstance();
    System.out.println("made " + handler.getClass().getName());
    // Clients of AWS may have started threads that nobody stops.
    System.exit(0);
  }
}
