package dev.tidemark.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts somebody before and after each call of an interface's methods, whichever it has by now. */
final class Watched {
    private Watched() {}

    /** Hears of a call; may throw in its place. */
    interface Watcher {
        /** It is about to be made. */
        default void before(Method method, Object[] arguments) throws Exception {}

        /** It came back well with {@code answer}, in whose place something else may be given. */
        default @Nullable Object after(Method method, Object[] arguments, @Nullable Object answer) throws Exception {
            return answer;
        }
    }

    /** {@code real} with somebody before it. */
    @SuppressWarnings("ReferenceEquality") // a proxy equals only itself
    static <T> T of(Class<T> type, T real, Watcher watcher) {
        return type.cast(Proxy.newProxyInstance(
                Watched.class.getClassLoader(), new Class<?>[]{type}, (self, method, args) -> {
                    Object[] arguments = args == null ? new Object[0] : args;
                    try {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.getName().equals("equals")
                                    ? (Object) (self == arguments[0])
                                    : method.invoke(real, arguments);
                        }
                        watcher.before(method, arguments);
                        return watcher.after(method, arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }
}
