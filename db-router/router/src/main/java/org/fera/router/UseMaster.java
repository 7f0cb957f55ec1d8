package org.fera.router;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method, or all methods of a bean, on the master, whatever its HTTP method, unless the
 * operator's list says otherwise (a force-master match only). On a method that answers later (Uni,
 * CompletionStage) the rest of the request is meant.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface UseMaster {}
